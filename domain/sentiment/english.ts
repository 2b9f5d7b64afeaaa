import type { WordList } from './lexicon.ts';

/** English words and what they say about how somebody sounds, written for Parley. Signs: see german.ts. */
export const ENGLISH: WordList = {
  words: [
    [
      3,
      `amazing* awesome* excellent* fantastic* superb* outstanding* perfect* wonderful* brilliant*
      marvellous* marvelous* magnificent* exceptional* phenomenal* spectacular* sensational* stunning*
      gorgeous* flawless* exquisite* heavenly divine masterpiece* unforgettable breathtaking incredible
      incredibly-good fabulous* splendid* terrific delightful* delighted* adore* adoring love loved loves
      loving lovely lovelier loveliest thrilled ecstatic overjoyed heaven dream dreamy bliss blissful
      paradise legend legends legendary hero heroes angel angels goosebumps bravo chapeau wow masterclass
      unbeatable unrivalled unmatched world-class top-notch first-class five-star ace genius gem jewel
      godsend lifesaver life-saver blessing bullseye kudos best greatest favourite* favorite* delicious*
      scrumptious mouthwatering yum yummy unreal epic smitten raved rave raves addictive priceless
      exemplary impeccable impeccably immaculate* mesmerising enchanting enchanted spellbinding adorable
      heartwarming beautiful* beauty hilarious* cracking stellar sublime dazzling joy joyful 10/10`,
    ],
    [
      2,
      `good great nice nicer nicest nicely happy happier happiest happily glad pleased pleasing pleasant*
      pleasure enjoy* fun funny cheerful* friendly friendlier  kindly kindness helpful helped
      polite* welcoming welcomed attentive thoughtful generous* caring considerate patient
      patience competent knowledgeable professional* reliable reliably dependable trustworthy honest*
      fair fairly sincere warm warmth hospitable charming charm cute cuter cutest sweet sweetest pretty
      classy elegant stylish neat tidy clean spotless fresh crisp crispy juicy creamy tasty tastes-great
      flavourful  affordable worth worthwhile valuable recommend* impressed impressive impressing
      convinced satisfied satisfying relieved relief grateful gratitude thankful appreciate* appreciated
      appreciative praise praised compliment* congrats congratulations* respect proud pride successful*
      success won win wins  improved improvement better easier smooth smoothly seamless effortless*
      painless intuitive convenient handy useful clever smart quick quickly fast faster prompt promptly
      swift efficient* speedy snappy responsive sturdy durable robust solid comfy comfortable cosy cozy
      relaxing relaxed calming soothing peaceful tranquil  lively entertaining engaging exciting
      excited interesting fascinating captivating gripping   touching inspiring inspired
      creative  informative insightful helpful-tip treat bonus perk hope hopeful confident 
      yay hooray cheers super cool rocks fab decent-price smile smiles smiling laugh laughed beams
      rescued rescuing saved generosity goodwill genuine* authentic sublime addicted sunshine
       congratulation faith heart hearts thanks thank thankyou ta hugs kiss xoxo sick-track  
      banging dope neatly passed courage restored balm exquisite successful fluent gentle bloom blooming
      refreshing balanced likeable likable welcome nailed spot-on tip-top asset `,
    ],
    [
      1,
      `okay fine works work-well fits solved fixed sorted resolved smooth soft mild modern  tip
       fulfilled looking-forward deserved     homemade  motivates
      motivating hands-on ideal attentively thrifty working-again`,
    ],
    [
      -1,
      `late later-than expensive pricey  slow slower slowly loud noisy crowded busy small-portion 
      waiting waited wait delay delayed queue  missed lacking   tough sticky stale 
      outdated old-fashioned lukewarm empty steep unfortunately sadly alas supposedly allegedly
      apparently constantly endless endlessly tired tiring exhausting vague unclear doubt doubts doubtful
      sceptical skeptical awkward clumsy  shut blocked cancelled canceled postponed refused denied
      rejected locked charged overdue lawyer loses scrapped hidden wobbles dusty flaking forced-to
      drags threatened incomplete invalid fee fees expired`,
    ],
    [
      -2,
      `bad worse poor poorly annoying annoyed annoys annoyance irritat* disappoint* frustrat* upset
      upsetting angry anger mad sad sadness unhappy unhappily miserable* unfriendly unkind impolite rude
      rudely rudeness snappy-staff snippy arrogant condescending dismissive careless uncaring clueless
      incompetent inept unprofessional unreliable unfair unjust unhelpful unreachable useless worthless
      pointless meaningless broken broke break breaks faulty fault defective damaged damage cracked
      crack smashed shattered scratched scratches scratchy ripped torn stained stains rattles stutters
      stuttering flickers hisses jams crash crashes crashed crashing bug bugs glitch glitches error
      errors fail fails failed failing failure fault problem problems trouble issue wrong wrongly
      mistake mistakes misspelt typos messed mess messy chaotic chaos disorganised disorganized confusing
      confused complicated overpriced overrated overcrowded overloaded overwhelmed overcharged rip-off
      ripoff cheap cheaply dodgy shady sketchy suspicious lie lies lied lying liar liars dishonest
      deceptive misleading hypocrites hypocrite hypocrisy cheat cheated cheating fake faked false bogus
      boring bored bore dull duller dullest bland tasteless flavourless burnt burned raw frozen-inside
      cold colder soggy greasy undercooked overcooked salty sour bitter inedible off-taste rotten mouldy
      mould moldy mold dirty dirt  smelled smelly stink stinks stinky stank reeks stench grubby
      unhygienic cockroach* bedbugs slug rash sick ill headache pain painful hurts hurt injured bruised
      stomach-ache scared worried worry worries worrying fear anxious stress stressful stressed regret
      regrets regretted sorry-state ashamed shame embarrass* awkwardly cringe weak mediocre mediocrity
      underwhelm* lacklustre lackluster soulless loveless ugly tacky cliché clichés cliche soppy shabby
      run-down crooked botched leaked leaks leaking draughty drips cramped filthy lost lose losing
      forgot forgotten ignored ignore ignores ignoring neglected abandoned stranded stuck ghosted fobbed
      refuse complain complained complaint complaints complaining excuse excuses blame blamed harass*
      bullied bullying insult insulted insulting shouted yelled aggressive hostile racist sexist offensive
      hate-speech unbearable unreadable unusable unsafe danger dangerous risky threat hopeless* joke
      nonsense waffle blathering blather propaganda gimmick hype fuss hassle nuisance nightmare-ish
      rejection waste wasted wasting overheats bankrupt insolvent flop letdown let-down downhill
      unacceptable-ish unanswered unresolved unpaid spilled stolen robbed exploited fleeced conned duped
      shrinkflation greenwashing bureaucracy clickbait paywall unimpressed dissatisfied unsatisfied
      inconvenient impersonal blotchy wilted chafes tedious repetitive unhinged pathetic-ish moan rattle
      snoozefest yawn meh ugh sigh facepalm doomed burst overbooked unsubscribed stands-around potholes foisted fluctuating tragedy noise muggy pillar cramp collapse collapsing collapses nobody-cares`,
    ],
    [
      -3,
      `awful* terrible* horrible* horribly horrid horrific horrendous dreadful* appalling* atrocious*
      abysmal* disgusting* disgusted disgust* gross revolting repulsive vile nasty worst disaster*
      catastrophe catastrophic nightmare hell hellish shambles fiasco debacle shameful shameless
      disgrace* outrage* scandal* scandalous scam* scammer* scammed con fraud* crook* criminal* thieves
      thief robbery daylight-robbery rubbish crap crappy garbage trash junk bullshit bs shit shite shitty
      sh*t sucks suck sucked pathetic laughable ridiculous* ludicrous absurd unacceptable unbelievable
      inexcusable unforgivable hate hates hated hating loathe despise furious livid fuming enraged
      infuriat* boycott avoid yuck yucky puke vomit bleh eww ew boo pigsty idiots idiot morons moron
      muppets clowns stupid dumb damn wtf gutted heartbroken devastated ruined ruin ruins destroyed
      insulted sharks cowboys speechless incompetence negligence harassment propaganda-rag`,
    ],
  ],
  phrases: [
    [
      0,
      `kind regards|best regards|warm regards|best wishes|many greetings|good morning|good afternoon|
      good evening|good night|good day|have a nice day|no problem at all if|well known|thanks in advance|
      thank you in advance|thanks got it|as good as new if|good question|good or bad|good and bad|
      pros and cons|how good is|how good are|nice to know|good to know|fair enough|fair trade|
      happy to help if|would love to know|i'd like|i would like|i'd love to know|looks like|feel free|
      dear team|dear sirs|lost property|lost and found|worth it if|love letter|credit card|
      best way|best time|the best before|best before|right away|all right|not sure|so called|safe to say`,
    ],
    [
      3,
      `love it|love this|love you|love them|in love|hats off|thumbs up|worth every|worth the money|
      well worth|can't wait|cannot wait|couldn't put|never been let down|never let me down|never disappoints|
      never disappointed|can't go wrong|nothing to complain|nothing to moan|no complaints|can't complain|
      couldn't be happier|couldn't be better|couldn't have been|couldn't ask for more|doesn't get any better|
      doesn't get better|as good as it gets|over the moon|blown away|blew everyone away|blew me away|
      to die for|out of this world|second to none|next level|like a charm|like clockwork|like a dream|
      like a glove|like new|like butter|on point|spot on|spot-on|top notch|world class|first class|
      five stars|highly recommend|highly recommended|would recommend|can recommend|will be back|
      we'll be back|i'll be back for|come back to|coming back|made my day|saved my day|saved the day|
      hidden gem|child's play|made with love|with love|so much love|went the extra mile|extra mile|
      out of their way|keep it up|keep going|well done|good job|great job|nicely done|great work|
      that's how it's done|how it should be|that's the way|now that's what i call|did everything right|
      thought of everything|everything is spot|just right|felt at home|feel at home|in good hands|
      treated as a human|take you seriously|take good care|took wonderful care|took great care|
      breath of fresh air|big fan|biggest fan|a fan of|made a fan|thanks a million|thousand thanks|
      big thank you|huge thank|heartfelt thanks|thank you so much|thanks so much|three cheers|
      huge praise|right up my street|beyond my expectations|exceeded my expectations|better than expected|
      better than i thought|comfier than|nobody does it better|what's not to like|what more do|
      best ever|never going anywhere else|get enough|not half bad|not bad|no issues|no trouble|
      without any problems|no stress|never had any trouble|count me in|you're stars|on a roll|
      laughed until|cried laughing|made me smile|gives me hope|faith in|wish i'd bought it sooner|
      must read|required reading|proud of|looking forward|look forward|earned my trust|how nice is that|
      won me over|one can wish for|stroke of luck|easy to use|easy as pie|by far the best|for miles|
      living room|way to go|good stuff|good quality|so kind|very kind|kind to|moved me|quiet there|and quiet|you rock|same again please|
      exactly what we|on repeat|know their stuff|without jargon|want to support|wish i'd bought|like a new woman|like a new man|
      picture book|would have thought|in so little time|fully booked for a reason|full of charm|i'm here for|warms my heart|soul dangle|
      on the ball|huge heart|with a heart|pure poetry`,
    ],
    [
      2,
      `thanks for|thank you for|thanks to|thank you|thanks|big thanks|many thanks|well made|well kept|
      well organised|well organized|well explained|well researched|good value|great value|good idea|
      good thing|good tip|as described|problem solved|helped straight away|it worked|works again|
      really like|i like|we like|found the fault|found the problem|found the error|fair price|fair prices|on time|in one piece|straight away|no queue|
      at last|finally|can only agree|can confirm|up to scratch|happy with|happy all round|so nice|so good|
      not as bad as|pleasantly surprised|luckily|thankfully|ordering again|order again|buy again|
      use again|feel safe|lasts forever|last forever|learned a lot|so much fun|without pain|
      gets along|taken seriously|out of a tight spot|did it all`,
    ],
    [
      -3,
      `when are you finally|when do i finally|where is my|why is it taking|why does nobody|answer for once|
      times do i have to|stopped working|you wrongly|weeks ago|without telling anyone|ever heard of|not another time|
      never in my life|don't get|lose customers|same circus|same story|turned into a|sold out your|for very little|
      sorry for the animals|took you for|looks different|never again|never ever|once and never|thanks for nothing|no thanks|no thank you|oh great|oh brilliant|
      oh fantastic|just great|just brilliant|yeah right|slow clap|round of applause|what a joke|bad joke|
      is this a joke|are you kidding|you can't be serious|can't be serious|are you serious|are you for real|
      lost your minds|what are you smoking|stay away|steer clear|keep away|hands off|run away|don't bother|
      waste of|what a waste|not worth|wasn't worth|isn't worth|never worth|rip off|ripped off|daylight robbery|
      let down|i'm out|i'm done|had enough|fed up|sick of|tired of|sick and tired|lose my temper|
      makes me sad|makes me furious|words fail|not on|that is not on|you lost me|losing me|lose customers|
      lost a customer|won't be back|won't be renewing|not be back|never come back|see me again|last time i|
      the last time|put up with|for fools|take us for|good for nothing|bullet point|falling apart|fell apart|
      coming apart|gives up the ghost|piece of junk|load of nonsense|load of rubbish|from hell|boring as hell|
      gone downhill|going downhill|gets worse|got worse|worse every|gets slower|slower and slower|
      has become of you|used to be|used to taste|below my expectations|far below|hoping for more|
      hoping for a lot more|expected better|expected more|expect more|i don't get the hype|no wonder|
      shame on|what a shame|a shame|what a pity|a pity|poor show|an insult|the cheek|what cheek|what an insult|
      wish i'd listened|i regret|can't any more|could cry|wants to make you|makes you want to run|
      hot air|smoke and mirrors|all show|no substance|couldn't care less|don't care about|how could you|
      how low can|who needs that|who came up with|why would i|trust is gone|trust lost|lost touch|
      don't make me laugh|dying of laughter|come off it|stupid do you|very funny|well meant|
      opposite of good|count me out|rubbish company|out of order|bad film|sack the|not my thing|
      killing me|what is this country|who on earth|half-baked|bog standard|nothing special|
      advise everyone against|advise against|not recommended|can't recommend|cannot recommend|
      wouldn't recommend|would not recommend|for nothing`,
    ],
    [
      -2,
      `clipping|doesn't work|don't work|didn't work|not working|isn't working|won't work|never works|
      nothing works|hasn't worked|won't open|doesn't arrive|never arrived|not arrived|hasn't arrived|
      hasn't come|nothing has turned up|never showed up|never turned up|didn't show|still waiting|
      still isn't|still missing|still no|still not|still haven't|yet again|again and again|for weeks|
      for months|for days|for hours|for ages|been waiting|waiting for|minutes for|hours late|minutes late|
      no answer|no reply|no response|no apology|no refund|no explanation|no information|no call back|
      no reason given|not one word|not even|nobody answers|nobody knows|nobody reacts|nobody cares|
      nobody has a clue|no one knows|no one said|nobody comes|nobody asked|no human|not a soul|
      nobody takes|nobody feels|hangs up|hung up|passed from|my money back|want my money|money gone|
      money back|refund since|stuck with|too far|the wrong|sizes smaller|not the price|could have ended|had to find|for ages|
      stand the whole|standing since|right past us|turns me down|flat after|like it used|dropped a lot|in the dark|picks up the phone|
      paid long ago|cut power|ripped the|past its date|got moved anyway|paid for a seat|full price|no internet|can't work|
      only order again|only buy again|only come back when|take me off|won't pay|any feedback|reason none|charged twice|billed twice|taken off|still being charged|too much|too late|
      too cold|too expensive|too loud|too small|too short|too salty|way too|far too|so loud|so poor|
      hold music|canned replies|without warning|without asking|without my consent|without telling|
      walked off|rolled his eyes|rolled her eyes|just shrug|cold shoulder|playing deaf|deaf|turned away|
      can't log in|can't be|can't even|cannot be|couldn't hear|can't understand|don't understand a word|
      didn't understand a|didn't even|didn't listen|doesn't help|didn't help|doesn't hold|never reachable|
      not reachable|not clean|not cleaned|not made|not labelled|are missing|is missing|were missing|gone missing|
      leads nowhere|wrong size|wrong item|wrong address|wrong one|sold a plan|never wanted|my own fault|
      in tears|all night|so annoying|left me|leaves me cold|gave up|nothing happened|nothing happens|
      out of stock again|like rubber|like cardboard|like dishwater|tough as|stone cold|hair in|
      sick all night|in the rain|in the cold|locked out|broken into|apart after|to this day|haven't heard|
      i demand|i expect a|make a complaint|at short notice|for the fourth time|
      take responsibility|not as described|doubled|three times|back is killing|never have time|never has time|
      looks different|nothing like|never had|over and over|loses documents|keeps losing|keep asking|
      not particularly|not very|not really|not taken seriously|feel taken|unlike before|no comparison|
      not for me|no fight|no will|no plan|up for grabs|doesn't even|without heating`,
    ],
  ],
  negators: `not no never none nothing nobody neither nor without hardly barely don't doesn't didn't isn't
    wasn't aren't weren't won't wouldn't can't cannot couldn't shouldn't hasn't haven't hadn't ain't
    dont doesnt didnt isnt wasnt wont cant nowhere`,
  deniedBehind: ``,
  stronger: `very really extremely so absolutely totally completely truly incredibly insanely super mega
    ultra highly deeply utterly seriously such quite remarkably particularly especially most way`,
  weaker: `somewhat slightly rather fairly bit kinda relatively almost nearly`,
  but: `but however yet though now sadly`,
  although: `although despite while whereas`,
};
