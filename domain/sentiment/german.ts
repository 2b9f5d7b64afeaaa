import { GERMAN_PHRASES } from './german-phrases.ts';
import type { WordList } from './lexicon.ts';

/**
 * German words and what they say about how somebody sounds, written for Parley. `~`: with the endings
 * of an adjective. `*`: however it goes on. Everything is compared folded, umlauts as two letters.
 */
export const GERMAN: WordList = {
  words: [
    [
      3,
      `fantastisch~ phantastisch~ grandios~ genial~ großartig~ hervorragend~ exzellent~
      ausgezeichnet~ perfekt~ traumhaft~ wunderbar~ wundervoll~ wunderschön~ sensationell~ phänomenal~
      spektakulär~ brillant~ himmlisch~ herrlich~ überragend~ meisterhaft~ vorzüglich~ unvergesslich~
      atemberaubend~ bezaubernd~ begeister* hingerissen verzauber* weltklasse erstklassig~ meisterwerk*
      bestens umwerfend~ famos~ spitzenmäßig~ sagenhaft~ unschlagbar~ vorbildlich~ rundum gigantisch~
      göttlich~ köstlich~ exquisit~ unbezahlbar~ herausragend~ außergewöhnlich~ fabelhaft~ toll~
      superschön~ supernett~ superlecker~ hammer hammergeil~ klasse spitze  lieblings* traum
      traumwohnung traumurlaub gänsehaut mega megageil~ megalecker~ bravo chapeau wow wahnsinn* weiterempfehl* empfehlenswert~
      glücksfall segen engel held helden heldin schätze schatz bravourös~ kongenial~ entzück*
      bereicher* überglücklich~ heilfroh~ glanzstück sternstunde volltreffer höhepunkt paradies*
      irrsinnig-gut bilderbuch* zuckersüß~ weltspitze rettungsanker
      zauberhaft~ märchenhaft~ überwältig* umgehauen pflichtlektüre goldig~ herzerwärmend~ 100%`,
    ],
    [
      2,
      `gut gute guter gutes guten gutem besser bessere besserer besseres besseren bestes bester beste
      besten prima super schön~ lecker~ liebevoll~ nett~ freundlich~ sympathisch~ hilfsbereit~
      kompetent~ zuverlässig~ herzlich~ zufrieden~ glücklich~ froh begeisterung freu* gefreut gefällt
      gefallen gefiel liebe liebenswert~ lieb liebsten gelungen~ gelingt hübsch~ süß süße süßer süßes
      süßen geil~ cool~ stark~ edel schick schickes schicker angenehm~ gemütlich~ entspannt~ erfrischend~ lohn*
      gelohnt empfehl* empfohlen lob lobt loben gelobt lobenswert~ riesenlob kompliment* respekt
      glückwunsch* gratul* gratulation dankbar~ dankeschön vielendank beeindruck* überzeug* überrascht
      charm* witzig~ lustig~  humorvoll~ spannend~ interessant~ klug~ kluge kluger geduldig~
      aufmerksam~ einfühlsam~ fair~ faire ehrlich~ großzügig~ kulant~ kulanz professionell~ sauber~
      blitzsauber~ frisch~ knusprig~ saftig~ cremig~ aromatisch~ zart~ hochwertig~ qualitativ
      praktisch~ übersichtlich~ intuitiv~ reibungslos~ problemlos~ unkompliziert~ kinderleicht~
      mühelos~ blitzschnell~ blitzversand flott~ pünktlich~ zügig~ verlass verlässlich~ vertrauenswürdig~
      wertschätz* willkommen geholfen hilfreich~ gerettet rettung geborgen wohlgefühl* wohlfühl*
       aufgehoben spaß freude genuss genieß* genossen lachen gelacht lächeln strahlt strahlen
      stolz liebling erleichtert hoffnung mutig~ engagiert~ fleißig~ charmant~ melodisch~ lebendig~
      bewegt berührt berührend~ beeindruckend~ kreativ~ originell~ liebenswürdig~ zuvorkommend~
      sorgfältig~ gründlich~ solide~ robust~ langlebig~ ergiebig~ preiswert~ günstig~ bezahlbar~
       klappt geklappt funktioniert einwandfrei~ tadellos~ makellos~ tipptopp top fans fan
      süchtig~ kult legendär~ episch~  happy nice great best love amazing awesome thanks
      dankesehr danke dank merci bedanken bedanke juhu hurra yeah yippie jippie sieg gewonnen bestanden
      schmeckt schmackhaft~ geschmackvoll~ gepflegt~ gewachsen-ans-herz modern~ idyllisch~ malerisch~ ruhig~ 
      durchdacht~ beglück* erfreut erfreulich~ positiv~ vorteilhaft~ optimal~ ideal~ richtig-gut
      schwärm* vermisst feier verliebt weich~ mild~ kurzweilig~ verständlich~ lehrreich~ gelernt
      ausgewogen~ sachlich~ kundenfreundlich~ familienfreundlich~ flexibel praxisnah~ gerecht~
      ehrenmann ehrenfrau herz liebt lieben jubel jubeln glanzvoll~ wohltuend~ balsam sanft~ 
      stabil~ leise bequem~ bequemer sicher-verpackt gratis vergnügen hochgenuss lohnenswert~ geheimtipp
      witz-und-charme ohrwurm gewünscht prächtig~ vorsichtig~ wichtig-eure kein-luxus baff endlich-wieder bilderbuch ausblick kleinod augenweide begrüßenswert~ toller ergreifend~ mitreißend~ 10/10`,
    ],
    [
      1,
      `gern gerne fachkundig~ flüssig~ schnell~ fix~ läuft heiß okay ordentlich~ passt sitzt stimmt
      modisch~ neugierig~ gespannt leicht~ einfach-zu hält strahlend~ behoben gelöst erledigt repariert
      wiederkommen dankende tipp unterstützen zusammenhält hält-zusammen  duft duftet`,
    ],
    [
      -1,
      `leider teuer~ teure teurer teures teuren überfüllt~ langsam~  lauwarm~ schade verspätet~
      warten warteschlange gewartet störung ausfall müde anstrengend~ fraglich~ zweifel* skeptisch~
      umständlich~ unklar~ knapp~ dünn~ fehlt fehlte fehlen fehlten verpasst veraltet~ altbacken~
      trocken~  zäh~ klebrig~  angeblich~ ständig dauernd vergeblich~ klappert wackelt
      komisch-riechend selbst-schuld notgedrungen happig~ gebühren ewig beschwer* verweigert~ verschwiegen
      gestrichen gesperrt geschlossen verschoben abgesagt storniert überlastet~ trotzdem plötzlich
      anwalt mahnung verbraucherzentrale unvollständig~ ungültig~ undicht~ verlorengegangen drosselung`,
    ],
    [
      -2,
      `schlecht~ schlimm~ schlimmer mies~ übel übler übles blöd~ doof~ dumm~ dämlich~ nervig~ nervt
      nerven nervtötend~ genervt enttäusch* ärger* geärgert sauer wütend~ wut traurig~ verärgert~
      frustrier* frust unfreundlich~ unhöflich~ patzig~ schnippisch~ pampig~ ruppig~ arrogant~
      überheblich~ herablassend~ desinteressiert~ gelangweilt langweilig~ langweilt öde fade lieblos~
      unprofessionell~ unzuverlässig~ unseriös~ unfair~ ungerecht~ unbrauchbar~ nutzlos~ sinnlos~
      wertlos~ zwecklos~ kaputt~ kaputte defekt~ fehlerhaft~ beschädigt~ zerbrochen~ zerkratzt~ gerissen
      rissig~ undichte mangelhaft~ mangel mängel problem* fehler* falsch~ chaos chaotisch~
      unorganisiert~ planlos~ überfordert~ inkompetent~ ahnungslos~ überteuert~ wucher* nepp abgezockt
      schwach~ schwache dürftig~ armselig~ peinlich~ lächerlich~ absurd~ unsinn quatsch blödsinn
      schmutzig~ dreckig~ schmierig~ fleckig~ stinkt stinken gestank muffig~ schimmel* eklig~ igitt
      versalzen~ verbrannt~ ungenießbar~ verdorben~ abgelaufen~ kalt~ zerstört ruiniert verschlechtert
      verloren verlor verschwunden vergessen ignoriert ignorieren verschlampt verspätung* verzöger*
      unpünktlich~ gelogen lügen lügt lüge belogen verlogen~ betrogen heuchler* heuchelei abgewimmelt
      hingehalten vertröstet versetzt nachgelassen absturz abstürz* abgestürzt stürzt  ruckelt
      flackert scheppert klemmt kratzt rauscht tropft schmerz* weh kopfschmerz* angst bedauerlich~
      bedauer* bereue bereut bereuen reue ausreden ausrede unmut missfall* beschwerde* reklam*
      mühsam~ unübersichtlich~ unverständlich~ kompliziert~ umsonst verschwend* vergeud* geschenkt-ist
      zumutung unhaltbar~ fragwürdig~ dubios~ hässlich~ geschmacklos~ kitschig~ verstaubt~ klischee*
      gelaber geschwätz hetze propaganda heuchlerisch~ rücksichtslos~ respektlos~ aggressiv~ cholerisch~
      diskriminier* rassist* sexist* gemobbt mobbing beleidig* angeschrien beschimpft bedroht belästig*
      abgelehnt verletzt krank durchfall ausschlag übelkeit unwohl unsicher~ gefährlich~ gefahr
      fehlkauf fehlanzeige flop blamage blamabel~ pleite insolvent marode~ verfallen~ verkommen~
      überbewertet~ überschätzt~ gähn gähnen schnarch trauerspiel enttäuschung bemängel* kritisier*
      streit stress stressig~ hektisch~ eng~ welk~ roh gefroren verbogen schief~ schiefe durchweicht
      verwelkt aufgeplatzt zersprungen ausgelaufen abgebrochen verrostet schrott* müll billig~ billige
      mittelmaß mittelmäßig~ belanglos~ enttäuscht unzufrieden~ unzumutbar~ untauglich~ ungeeignet~
      unausgereift~ unerreichbar~ untergejubelt aufgedrängt überhöht~ verdoppelt-sich drohung~ schikan*
      ausgenutzt ausgebeutet unbezahlt~ gestohlen geklaut aufgebrochen veruntreut  leid
      zickig~ cringe fail bug bugs nein-danke symbolpolitik bürokratie* verseucht kakerlake* wanzen
      bettwanzen ungeziefer haare-im lärm baulärm dröhnt dröhnte ghosten geghostet vernachlässig*
      misslung* missglückt~ gescheitert scheitert versagt versagen versager blöde bescheuert~ beknackt~
      verarsch* vera*scht veräppelt verkohlen verschaukelt reingelegt hereingefallen reingefallen
      herzlos~ gefühllos~ gleichgültig~ unbelehrbar~ unverschuldet unwürdig~ verbraucht greenwashing
      meinungsmache lustlos~ verpfusch* unglaublich eiskalt abblitzen frisst hingerotzt zerlesen~ unbemerkt ausgefallen
      kollabier* überbuch* überbuchung krampf gurkentruppe fließband* aufgewärmt~ umgesetzt-worden schnauzt
      verschenkt tippfehler* flecken clickbait* paywall übersteuert gekürzt schrumpf* tiefkühl*
      touristenschuppen touristenfalle kaputtgegangen kaputtgeht unzugestellt fehlbuchung androhung verschandelt
      ausverkauf löst-sich drückt widersprüch* verbockt vermurkst* überrumpelt ratlos* nachlässig~ stümper*
      verdreckt~ vergammelt~ verschimmelt~ unappetitlich~ halbherzig~ realitätsfern~ bevormund* verharmlos*
      unterbesetzt heruntergekommen~ verwahrlost~ durchgefallen abgespeist verunsicher* erschrocken schlampig~
      schlamperei kaltschnäuzig~ engstirnig~ stur patzer flau fad fader lahm lahme zäher ermüdend~ wirr~
      holprig~ nichtssagend~ oberflächlich~ einfallslos~ ideenlos~ überflüssig~ untragbar~ beschämend~
      befremdlich~ verstörend~ bedenklich~ rückständig~ altmodisch~ störend~ stört gestört lästig~ penetrant~
      aufdringlich~ unnötig~ verletzend~ abfällig~ verärger* vergrault verprellt verspielt vermies* vermiest kleingedrucktes`,
    ],
    [
      -3,
      `katastroph* grauenhaft~ grausam~ grauenvoll~ furchtbar~ fürchterlich~ schrecklich~ entsetzlich~
      entsetzt miserabel miserable miserabler miserables unterirdisch~ abscheulich~ widerlich~ ekelhaft~
      ekel ekelig~ abartig~ unverschämt~ unverschämtheit frech~ frechheit dreist~ dreistigkeit skandal*
      betrug betrüger* abzocke* abzocker* beschiss beschissen~ scheiß* scheiss* sch... mist* dreck
      drecks* saftladen sauladen verbrecher* kriminell~ gauner* halsabschneider* asozial~ schäm* schämt
      schande schändlich~ inakzeptabel unakzeptabel unerträglich~ unmöglich~ unfassbar~ fassungslos~
      hölle höllisch~ albtraum alptraum* horror desaster debakel fiasko pfusch pfuscher* murks
      ruin ruinieren kotz* zum-kotzen würg pfui bäh buh ätzend~ schlechteste* schlimmste* hass hasse
      hassen verachte verachtung boykott* finger-weg nie-wieder abschaum idiot* vollidiot* deppen depp
      trottel arsch* verdammt* verflucht* unbelehrbar armutszeugnis lachnummer servicewüste zumutungen
      mogelpackung etikettenschwindel schwindel* reinfall reingefallen hinüber verschlimmbesser* wtf
      dauerkatastrophe fremdschämen hirnlos~ wucherpreise mietwucher wutbürger heulen`,
    ],
  ],
  phrases: GERMAN_PHRASES,
  negators: `nicht kein keine keinen keiner keinem keines nie niemals nichts nix niemand ohne weder kaum nee ned net
    keinerlei keineswegs nirgends`,
  /** A positive verb that is denied by a word behind it: "gefällt mir nicht". */
  deniedBehind: `gefällt gefallen funktioniert klappt geklappt hilft geholfen schmeckt geschmeckt lohnt
    überzeugt überzeugen empfehle empfehlen freue passt stimmt läuft hält geht verstehe mag liebe
    begeistert gelungen gut`,
  stronger: `sehr extrem total absolut richtig echt wirklich so super mega ultra unglaublich unfassbar
    wahnsinnig voll völlig komplett riesig besonders ungemein überaus äußerst höchst zutiefst tief
    ganz schwer einfach unheimlich irrsinnig krass`,
  weaker: `etwas bisschen ziemlich relativ halbwegs teilweise leicht recht eher einigermaßen fast`,
  but: `aber doch jedoch allerdings dafür nur trotzdem dennoch sondern jetzt inzwischen`,
  although: `obwohl trotz wenngleich obgleich zwar`,
};
