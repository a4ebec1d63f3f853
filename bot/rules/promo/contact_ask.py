from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

GIVE = "(send|drop|give|pop|put|post|leave|comment|message|dm|forward|share|add|reply|ping|write|type)"
DATA = "(email|emails|e-mail|e-mails|number|numbers|mobile|mobiles|whatsapp|contacts|name|names|handle|handles|address|addresses|phone)"
FEW = "({number}|a|two|three|four|five|six|ten|the|your|ur|all your)"
FRIENDS = "(friend|friends|mate|mates|pal|pals|bestie|besties|colleague|colleagues|moots|girlfriends|mums|mummies|neighbours|boss|bosses|cousins|teammates|workmates|people|folks)"
OTHERS = "(friends|friend's|friends'|mates|mates'|mate's|bestie's|besties|bff's|colleagues|colleagues'|neighbours|parents|families|mums|mummies|girlfriends|bosses|boss's|cousins|anyone|anybody|people|ppl|staff|bookkeeper's|cfo's|uncles|sister|brother)"

RULE = Rule(
    id="promo-contact-ask",
    title="Asks followers for other people's contacts",
    severity=Severity.ERROR,
    label="contact-ask",
    intents=(),
    message="This asks people to tag their friends or hand over their details, and the friends were never asked. Let people pass it on themselves.",
    fix="“If it would help somebody you know, feel free to pass it on.” No names, no numbers, no tags.",
    why=(
        "Names, numbers, addresses and handles are personal data of people who were not asked. European law wants a "
        "lawful ground for collecting them, and a friend cannot agree in their place."
    ),
    source=Source(
        "General Data Protection Regulation, Articles 4 to 6", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
    ),
    detect=phrases(
        f"(tag|@) [at least|minimum] {FEW} [of your] ...2 {FRIENDS}",
        f"{GIVE} ...6 {DATA} of ...4 {OTHERS}",
        f"{GIVE} ...5 (their|{OTHERS}) ...3 {DATA}",
        f"{GIVE} ...2 names and (numbers|mobiles|emails|phones)",
        "the (@|handles) of",
        "tag (everyone|anyone|someone|somebody|'em|them)",
        "your (batchmates|contact list|phone book)",
        unless=(
            "(don't|do not|never|no need|no|not|rather than) ...4 (send|drop|give|post|share|tag|leave|name|names|put)",
            "(we'll|we will|we|i'll|i) (tag|give|send|share)",
            "their own",
        ),
    ),
    bad=(
        "Giveaway! «Tag 3 friends» who would wear this.",
        "«Send us the WhatsApp numbers of 5 friends» 💪",
        "«Give us your mates' emails». The competition ends at midnight.",
        "Who decides about printers where you work? «Drop your boss's name» in the comments!",
        "Is somebody in your street selling a piano? «Pop their number» below and we'll ring.",
        "«Leave three names and numbers» and the first lesson is on us.",
        "To enter, reply with «the @ of» five people you cook for.",
        "«Tag someone» who never buys a round!",
        "Please forward this to everybody in «your contact list».",
    ),
    good=(
        "Bring a friend on Thursday, they train free. No need to tell us who.",
        "If you know someone who'd like this job, please pass it on to them.",
        "Please don't share their name or address here.",
        "No need to tag friends, just say hi.",
        "We tag everyone who asked to be in the photo.",
        "Children may leave their own name on the wall by the door.",
        "Send us your own number by message and we'll ring you.",
        "If your cousin asks who did the roof, hand over our card.",
    ),
)
