import type { WordList } from './lexicon.ts';

/** German words in a row, parted by `|`; 0 says nothing, whatever its words say. */
export const GERMAN_PHRASES: WordList['phrases'] = [
  [
    0,
    `mit freundlichen grüßen|mit freundlichem gruß|liebe grüße|lieben gruß|viele grüße|beste grüße|
      schöne grüße|guten morgen|guten tag|guten abend|gute nacht|schönen tag|schönes wochenende|
      schönen abend|alles klar|so gut wie|glück auf|gut zu wissen|wie gut ist|wie gut sind|zu gut deutsch|
      gut und schlecht|gut oder schlecht|gute frage|richtig verstanden|kein problem|keine ahnung ob|
      ich hätte gern|ich hätte gerne|würde gern|würde gerne|wüsste gern|wüsste gerne|möchte gern|gerne mal|
      einen schönen|danke im voraus|danke vorab|vielen dank im voraus|frohe weihnachten|hab ich danke|
      danke hab|lieber nicht|lieber etwas|kein wunder|besser gesagt|schon gut|na gut|also gut|
      liebe kollegen|liebe leute|liebes team|lieber kundendienst|liebe redaktion|kein ding|nicht so eilig|
      von mir aus gern`,
  ],
  [
    3,
    `ich liebe|wir lieben|liebe es|liebe euch|hab euch lieb|hin und weg|weiter so|gerne wieder|
      immer wieder gerne|immer wieder gern|jederzeit wieder|hut ab|daumen hoch|jeden cent wert|
      jeden euro wert|gold wert|sein geld wert|das geld wert|nichts zu meckern|nichts auszusetzen|
      nix zu meckern|nicht beklagen|kann nicht klagen|geht nicht besser|besser geht es nicht|
      besser geht's nicht|nicht besser laufen|nicht besser sein|so muss das|so geht das|das nenne ich|
      nie enttäuscht|noch nie enttäuscht|kein einziges problem|alles richtig gemacht|voll des lobes|
      nur weiterempfehlen|nur empfehlen|der hammer|ein traum|der wahnsinn|ein gedicht|zum niederknien|
      zum reinlegen|wie geschmiert|wie eine eins|wie am schnürchen|nicht mehr aus der hand|
      was will man mehr|wird man als mensch|macht süchtig|herz auf|aufs herz|mit herz|großes herz|
      großes dankeschön|vielen lieben dank|tausend dank|herzlichen dank|vielen dank|riesen dank|
      großes lob|ein lob|riesen lob|großes kompliment|echt klasse|voll gut|einfach klasse|
      aus der patsche|tag gerettet|leben leichter|gut aufgehoben|von herzen|wie neugeboren|wie neu|
      aus der seele|keinen tag|kommen wieder|komme wieder|gerne wiederkommen|zum wiederkommen|
      alle begeistert|nur zu empfehlen|sehr zu empfehlen|wärmstens empfehlen|hier stimmt alles|
      stimmt einfach alles|stimmt alles|an alles gedacht|auf zack|alles gute|ein fest|
      hätte nie gedacht|hätte ich nie gedacht|seele baumeln|von den augen|mund wässrig|kann sich sehen lassen|
      auf euch ist verlass|gibt mir hoffnung|mut gemacht|weit und breit|ein genuss|eine freude|
      besser als erwartet|besser als gedacht|bequemer als gedacht|erwartungen übertroffen|übertroffen|
      freue mich|freu mich|freuen uns|nicht übel|nicht schlecht|gar nicht schlecht|keine beschwerden|
      ohne probleme|nie probleme|keine probleme|kein stress|im siebten himmel|ganz mein geschmack|
      genau mein humor|genau mein ding|gute laune|gut gelaunt|mit liebe|so viel liebe|läuft rund|
      großes geleistet|geht doch|zweites wohnzimmer|will keinen anderen|will keine andere|was will man mehr|rauf und runter|
      mit ahnung|wie ein neuer mensch|bin dabei|wann macht ihr endlich|warum habe ich euch nicht`,
  ],
  [
    2,
    `hat geklappt|hat geholfen|sehr empfehlenswert|guter tipp|gute arbeit|gute idee|gute sache|
      saubere arbeit|gut gemacht|toll gemacht|schön gemacht|danke für|danke dass|danke euch|danke an|
      dank euch|dank eurer|dank der|super danke|freut mich|da kann ich nur zustimmen|ganz meine meinung|
      angenehm überrascht|positiv überrascht|zum glück|glück gehabt|lieb von euch|nett von euch|
      auf augenhöhe|nimmt sich zeit|zeit genommen|ernst genommen|satt geworden|wie beschrieben|
      wie bestellt|problem gelöst|alles bestens|alles super|läuft super|ihr seid die besten|
      endlich wieder da|endlich wieder offen|passt perfekt|wie angegossen|jederzeit gerne|ja endlich|
      nicht so schlimm|halb so schlimm|keine mängel|tränen gelacht|mehr davon|ans herz gelegt|
      eine bereicherung|bin fan|fan geworden|endlich mal|ohne verkaufsdruck|super idee`,
  ],
  [
    -3,
    `wann kriegt ihr|wann bekomme ich endlich|wo bleibt mein|wo bleibt meine|wo bleiben|warum dauert|
      wieso dauert|endlich mal antworten|wie oft soll ich|wie oft denn noch|wie lange noch|wie tief wollt|
      schon mal was von|was ist das denn für|geld ausgeben|so verliert man|jeden tag das gleiche|
      immer das gleiche|nie wieder|nie mehr|einmal und nie|finger weg|hände weg|geht gar nicht|geht ja gar nicht|
      das geht so nicht|danke für nichts|danke für gar nichts|vielen dank für nichts|na toll|na super|
      na bravo|na klasse|na prima|na danke|ganz toll|ganz großes kino|ganz klasse|oh toll|ja klar|
      schöner mist|so ein mist|so ein scheiß|so eine frechheit|reine abzocke|eine frechheit|
      ein witz|schlechter witz|ein schlechter scherz|soll das ein|geht's noch|gehts noch|euer ernst|
      nicht euer ernst|im ernst|nase voll|schnauze voll|kragen|das letzte|das allerletzte|zum kotzen|
      zum heulen|zum weglaufen|zum davonlaufen|zum fremdschämen|könnte heulen|mir reicht's|mir reicht es|
      jetzt reicht's|es reicht|über den tisch gezogen|übers ohr gehauen|für dumm|bin raus|bin weg|
      ohne mich|nicht mehr lesbar|nicht zu empfehlen|nicht empfehlenswert|nicht weiterempfehlen|
      kann ich nicht empfehlen|rate jedem ab|rate davon ab|jedem davon ab|nicht wert|geld nicht wert|
      kein cent wert|keinen cent wert|rausgeschmissenes geld|geld zum fenster|zu schade|
      kann man sich sparen|könnt ihr behalten|könnt ihr euch sparen|verschlechtert sich|
      immer schlimmer|immer schlechter|von jahr zu jahr|aus dem leim|den geist auf|wer braucht das|
      wer braucht sowas|mir fehlen die worte|fehlen mir die worte|da fällt mir nichts|was soll das|
      wie kann man nur|wie kann es sein|wie kann das sein|kann nicht sein|das kann doch nicht|
      spinnt ihr|habt ihr sie noch alle|lack gesoffen|bin bedient|bin enttäuscht|schwer enttäuscht|
      nichts zu gebrauchen|zu nichts zu|zu gebrauchen|bezug verloren|vertrauen weg|vertrauen verspielt|
      mehr schein als sein|heiße luft|falschen film|aus der hölle|zum schämen|schämt euch|trainer raus|
      hinten und vorne nicht|vorne und hinten nicht|gar nichts funktioniert|nichts funktioniert|
      keine spur|fehl am platz|arme kinder|tun mir leid|tut mir leid für|armes deutschland|
      kein anstand|zum gähnen|lasst es|lass es|nicht noch einmal|das letzte mal|nie im leben|
      hätte ich bloß auf|unter aller|unter meinen erwartungen|reinster hohn|ein hohn|weder noch|
      gut gemeint ist|gegenteil von gut|nett gemeint|kann nicht mehr|platzt der|sehr witzig|
      optik hui|pfui|auf nimmerwiedersehen|wie im knast|wie verbrecher|alles nur show|lachhaft|
      lach mich schlapp|dass ich nicht lache|verliert ihr mich|verliert man kunden|kein bock|keinen bock`,
  ],
  [
    -2,
    `schon wieder|immer noch nicht|immer noch kein|immer noch keine|noch immer nicht|
      noch immer keine|bis heute nicht|bis heute nichts|bis heute keine|warte immer noch|warte seit|
      warten seit|wartet seit|wartet man|stunden gewartet|minuten gewartet|minuten warten|ewig gewartet|
      ewig warten|seit wochen|seit monaten|seit tagen|seit stunden|seit einem halben jahr|keine antwort|
      keinerlei|antwortet niemand|antwortet keiner|niemand antwortet|keiner antwortet|niemand meldet|keiner meldet|reagiert niemand|niemand reagiert|reagiert keiner|meldet sich niemand|
      meldet sich keiner|niemand geht|keiner geht|geht nicht|geht keiner|geht niemand|geht nichts|
      funktioniert nicht|funktioniert nichts|tut nicht|lädt nicht|läuft nicht|hält nicht|hilft nicht|
      öffnet nicht|kommt nicht|kam nicht|kamen nicht|kam gar nicht|nicht angekommen|nichts angekommen|
      nicht geliefert|nicht zugestellt|nicht da|nicht erreichbar|nie erreichbar|nicht zu erreichen|
      nicht gefunden|nicht auffindbar|nicht abgeholt|nicht gereinigt|nicht gemacht|nicht gehalten|
      nicht ernst|nicht zugehört|nicht einmal|nicht mal|kein mensch|keine menschenseele|keiner weiß|
      niemand weiß|keiner hilft|niemand hilft|niemand fühlt sich|keiner fühlt sich|
      kein wort|keine entschuldigung|keine auskunft|keine rückmeldung|keine begründung|ohne begründung|
      ohne vorwarnung|ohne rückfrage|ohne zustimmung|ohne meine zustimmung|weggeschickt|stehen lassen|
      stehen gelassen|ins leere|zu wenig|zu spät|zu teuer|zu laut|zu kalt|zu eng|zu klein|zu kurz|
      zu viel|viel zu|geld weg|einfach weg|sind weg|ist weg|leer ausgegangen|nicht erstattet|
      nicht erhalten|nicht bekommen|mein geld|geld zurück|doppelt abgebucht|zu unrecht|abgebucht trotzdem|
      aufgegeben|habe aufgegeben|lässt mich kalt|lässt sich nicht|lassen sich nicht|
      nicht mein ding|nichts für mich|nicht so mein|war nichts|das war nichts|war wohl nichts|
      mehr erhofft|mehr erwartet|erwarte mehr|nichts besonderes|nix besonderes|nichts davon|
      früher war|früher gab es|früher schmeckte|früher schmeckten|kein vergleich|nicht wieder|
      nicht mehr der alte|was aus euch geworden|geworden ist traurig|wieder nichts|wieder nur|
      wieder mal typisch|mal wieder typisch|typisch|danke auch|vielen dank auch|die augen verdreht|
      zuckt mit den|zuckten mit den|schulterzucken|im stich|schlecht geworden|mir war schlecht|
      übel geworden|wie gummi|wie leder|nach pappe|nach spülwasser|nach chemie|nach rauch|
      im regen stehen|vor verschlossener|vor der tür|ausgesperrt|aufgeschmissen|
      wer soll das|muss das sein|war mal|gut wäre anders|geht anders|
      sieht anders aus|nicht hilfreich|kalt geworden|kein warmes|keine heizung|ohne heizung|
      möchte mich beschweren|fordere mein|erwarte eine|verlange eine|stellt euch taub|
      nicht der beschreibung|entspricht nicht|falsche größe|falscher artikel|falsche adresse|
      den falschen|die falsche|das falsche|mein vertrauen|muss man nicht|muss man aber nicht|hinter einer säule|im stehen|zum vierten mal|zum dritten mal|
      dreimal geschrieben|nur mit papierformular|an uns vorbei|nicht auszuhalten|wirkt null|egal oder|
      wollte es wirklich mögen|lasse ich so nicht|aus dem verteiler|in der kälte|nicht gekannt|löst sich|
      viel tamtam|hype nicht|macht keinen spaß|
      nicht empfehlen|kann ich nicht|nicht nötig|dicke luft|von der rolle|gibt auf|
      nicht gekennzeichnet|nicht genießbar|nicht vertrauenswürdig|nur noch werbung|nur ausreden|
      nur textbausteine|nur eine kasse|kein verstand|weder lustig|weder spannend`,
  ],
];
