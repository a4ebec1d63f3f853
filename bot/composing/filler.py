"""Phrases that take room in a draft without saying anything, by why they are not used again."""
# ruff: noqa: E501 - cues read best unbroken

STOCK = (
    "today only", "(dollar|pound|quid|fiver|tenner) off", "{start} (rt|retweet)", "so (we|i) hit", "share share",
    "(invite|tell|ask|get) ...4 (friends|friend|mates|mate|spotter|followers|everyone) to (like|follow|share)", "get us there",
    "(quote|boost|repost) it", "boost so", "do it {end}",
    "have a (great|lovely|good|nice|wonderful|fab) (day|weekend|one|evening|week)",
    "wishing you", "stay tuned", "love (you|u) all", "we adore you", "see you soon", "no comment", "say no more",
    "look forward to (welcoming|seeing)", "welcome you back", "upgrade (now|today)",
    "fancy an upgrade", "on a brighter note", "book (before|early)",
    "(can't|cannot) be held responsible", "(can't|cannot|never) please (everybody|everyone|all)", "come [and] join", "good news is", "existing customers", "hit [that|the] like", "as designed", "(placed|came|finished) first",
    "onwards and upwards", "see you at", "do come back", "(rates|prices|tickets) start at", "newly launched", "(post|leave|drop|comment|list) ...4 (friends|friend|bestie's|besties|mates|colleagues)",
    "the only ...3 (in town|in the city|in the region)", "(privilege|pleasure) of (welcoming|serving)", "link in bio", "use code", "follow (us|me)", "subscribe", "check out",
    "pre-order", "preorder", "just dropped", "new drop", "don't forget our", "on sale", "/[0-9] ?% (?:off|with)/",
    "best deal", "book now", "order now", "is out now", "(grab|get) yours", "did you know (we|our|you)",
    "why not treat", "treat yourself", "while you're (here|at it)", "have you seen our", "book direct", "sliding into",
    "/^from [£$€][0-9]/", "like and share", "please (share|retweet|rt)", "smash that",
    "(send|give|leave|drop|put|share|forward) ...4 (email|emails|mobile|mobiles|numbers) ...3 of",
    "tag (a|your|two|three|five|ten|{number}) ...2 (friend|friends|mate|mates|colleague|colleagues)",
    "(name|names) and (number|numbers|mobile|mobiles|email)",
    "/(?:mates|friends|colleagues|neighbours|contacts)'? (?:emails?|numbers?|mobiles?)/", "pre-selected",
    "while (i've|we've) got you", "(drop|leave|put) their (number|numbers|email|emails|name|mobile)",
)  # fmt: skip
HOLLOW = (
    "any", "anyone", "anybody", "if", "whoever", "(may|might) have", "~inconvenien", "confusion", "regret to inform",
    "(come|came) as a surprise", "~disappointed with", "perceived", "frustration", "(make|made|makes) ...4 feel",
    "had in (mind|your head|your heads)", "(landed|went down) badly", "{start} regrettable", "expectations",
)  # fmt: skip
REACTIONS = (
    "(some|some people|a few|few of you|guests) ...3 (felt|feel|were|was|experienced)", "the (wrong|other) way",
    "(some|some people|a few|others|certain|those who) ...3 (found|find|thought|heard|read it|saw it|misread)",
    "(some|certain) ...2 expectations", "caused ...3 (among|amongst) (some|certain|a few|our)",
    "(felt|feel|feels|bothered|offended|upset|taken|took) ...4 (by|with|that|way|about)", "(get|see|enjoy) ...2 joke",
    "(a lot|some|many|those|few|any) of you ...2 (triggered|upset|offended|hurt|bothered)", "hit you that way", "interpreted", "it pains (us|me)", "stirred up", "(regret|sorry for|sorry about) the (attention|reaction|controversy|stir|response)", "talking point",
    "(regret|sorry for|sorry about) ...1 concern", "upset (visitors|people|some|customers|many|others|fans|followers)", "meant (like that|it that way)",
    "came across as", "never what (we|i)", "i guess",
)  # fmt: skip
SAYS_LITTLE = (
    "(we|i) [just|first] (want|wanted|would like|wish) to (give|say|begin|start|write|take|explain|reassure|assure|share)",
    "(we'd|i'd) like to (say|explain|begin|start|reassure|assure|share|take)", "as (some|many|most) of you know",
    "(we'll|i'll) try to explain", "always prided", "{start} (we|i) (hear|understand|appreciate|know|value|strive|pride)",
    "(we|i) read every", "(acknowledge|acknowledges|recognise|recognises) that", "standards fell", "finds you well", "established procedure", "{start} it happens that", "{start} as many of you", "(been made|become|are|am) aware", "(come|came) to (our|my) attention", "rest assured",
    "(we|i) take ...6 seriously", "(heart|top) of everything", "(allow|let) (us|me) to explain",
    "(we|i) share your", "{start} blame", "properly next time", "everything (right|we could|by the book)",
    "{start} [please] (check|read|enter|ensure|make sure|remember) ...4 (properly|next time|before|first|your)",
    "raise ...2 with them", r"/^\W*(?:regarding|concerning|re:?)\s[^,]*$/", "{start} as (we|you)", "(our|my|the) (values|mission|priority|north star)",
)  # fmt: skip
GUESSED = (
    "(we|i) [do] (believe|think) [that] (it|this|somebody|someone)",
    "(probably|presumably|allegedly)",
    "(most|very) likely",
    "pretty sure",
    "(my|our) guess",
    "(i|we) reckon",
)
VAGUE = (
    "{start} [please] (can|could) (someone|anyone|anybody|somebody|you) [please] help [us|me] [out] [please] {end}",
    "{start} [please] help [us|me] [out] [please] {end}",
    "get big", "the thing asap", "help (me|us) (w|with) something", "help with this",
    "{start} any (help|ideas|thoughts|advice|tips) [welcome|please] {end}", "looking for help with a project",
    "{start} (thoughts|anything|anyone|help|please help|need help|advice needed) {end}",
    "(comment|dm|reply|message) [me] if (interested|you can help)", "you know which", "be ready to help", "big ask",
    "{start} [ok|okay] [so] (feedback|thoughts|opinions|on everything) [really] {end}",
    "(on|with|about|for|of) (some|a few|a bit of) ...1 (stuff|things|thing)", "tell (us|me) (stuff|things|anything)",
    "(something|smth|sth|sumthin) (big|new|cool|special|exciting|huge|fun)", "the space of things", "be better {end}",
    "{start} (someone|somebody|anyone|please|pls) help", r"/^\W*he+lp+\W*$/", "anything anyone", "help in some way",
    "any of this chimes", "any way (you|u) like", "(do|doing|with) the thing", "good with computers", "(test|try) (stuff|things)", "would be (ace|great|good|nice)", "whatever you can", "{start} go go", "whether to post this", "here goes", "(various|spread out|odd) jobs", "jobs various", "if it's you", "in touch somehow",
    "can't say (what|more)", "{start} (huge|asap|urgent|big decision|need advice|help us out) {end}",
)  # fmt: skip
