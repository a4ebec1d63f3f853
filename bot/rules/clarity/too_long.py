import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity
from bot.rules.components import components
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source

ROOM = 530  # characters: about nine lines on a phone
ROOM_IN_PARAGRAPHS = 1_500  # what is set out in paragraphs or points can be skimmed
PARAGRAPH = re.compile(r"\n[ \t]*\n|\n[ \t]*(?:[-*•]|[0-9]+[.)]) |(?<![\w.])[0-9]\) ")
BREAKS = 2
PARTS = 4  # of an apology: who has so much to say needs the room


def find(draft: Draft) -> Iterator[None]:
    """One None for a draft that is long in one block, unless it is a full apology."""
    length = len(draft.plain.strip())
    if length <= ROOM or len(components(draft)) >= PARTS:
        return
    if length > ROOM_IN_PARAGRAPHS or len(PARAGRAPH.findall(draft.plain)) < BREAKS:
        yield None


RULE = Rule(
    id="clarity-too-long",
    title="A long block of text",
    severity=Severity.SUGGESTION,
    label="too-long",
    intents=(),
    message="This is long to read in one go on a phone. Put what people need first, and see what can go, or set it in short paragraphs.",
    fix="The news or the answer in the first sentence; the story behind it in a link or a second post.",
    why=(
        "Short is advice, not a law: full apologies and requests that tell their story may need the room. But in a feed "
        "people stop early, and what stands at the end is missed."
    ),
    source=Source(
        "GOV.UK, Content design: Writing for GOV.UK",
        "https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    ),
    detect=Detector((), find),
    bad=(
        "So, the new hours. A few of you asked, well, two, and one of them was my aunt, who never comes anyway because of her hip. I thought about it in the van on the way back from the mill, where they have a new dog by the way, a spaniel, very sweet, it sat on my foot. Years ago we opened at six, then my brother had his twins and it was seven, and for a while in the wet summer it was whenever the bridge was up. People got used to that, I think, or they stopped asking, which isn't the same. Anyhow. From next week on we open at eight, and on Sundays not at all.",
        "Thank you for your question about gift cards, which reached us this morning and which we read with interest at our weekly round. Gift cards have a long history with us: the first were made of paper, with a stamp that the founder had brought from Lisbon, and some of them are still handed in today, which always makes us smile. Later they became plastic, in green at first and then in blue, as the green was thought to be hard to see in the drawer. Nowadays they come by mail as well, and customers tell us that they value the choice. They are valid for five years.",
        "When I was nine I built a boat. It sank. At twelve I built another one, and it sank as well, though more slowly, and my father said a thing that I didn't understand until much later, in an airport, in the rain. There was a man there with a suitcase. He looked at the suitcase, and I looked at him, and I thought of the boat. We are all boats, in a way, or suitcases. Some float. Some are lost in Frankfurt. I've carried that thought through three jobs and a good many meetings, and I carry it still. Which is why I'm happy to tell you that our app has a dark mode now.",
        "Sorry about Friday. I want to tell it properly, so here goes. I was up at five because of the cat, who had been sick on the mat, not much, but enough. Then the man for the boiler rang and said that he would be there between nine and one, and you know how that goes. At the shop the till wouldn't start, it says hello and then it goes dark again, and my sister who knows about tills was at the dentist with her youngest. By then there was a queue, and some of you had left, and I saw it, and I was sad about it all day long and in the night too. It's working again now.",
        "Dear neighbours, as some of you may recall from the spring letter, or from the one before, which had the wrong date on it, there has been talk of the gate for quite some time. The gate was put up in 1987 by Mr Poole, and painted twice, once in brown. Views differ on the brown. At the meeting in May there were nine of us, ten with the dog, and three proposals, of which two were the same. It was agreed to think it over. We have now thought it over, and we looked at hinges, which are dearer than you'd believe. The gate will be mended on Thursday from ten until noon.",
    ),
    good=(
        "Sorry for the wait, Mr Okonkwo. Your refund for the transfer lands in five to seven days.",
        "From next week on we open at eight, and on Sundays not at all.",
        "We lost 41 orders on Sunday night, and it was our mistake: I pressed the wrong button while I moved the shop to the new server, and I had not made a copy first. We're sorry. If your order is among the 41 you have a mail from me with your name on it. Your money went back this morning, and the boots will come anyway, with the first van on Wednesday; if you no longer want them, keep them or give them to somebody with cold feet. From now on nobody moves anything here without a copy and a second pair of eyes. The lights in the yard are on until nine for anyone who would rather fetch theirs. Ask for Ruth.",
        "The hall opens again on Monday, and this is what will be different.\n\nThe floor is new. Please come in by the east door until Friday, because the oak by the main steps is being cut back, and wear shoes without heels for the first week or two.\n\nThe kitchen is bigger. There are two ovens and a sink that drains, and every group has a shelf with its own name on it. Cups are for everybody, as they have always been.\n\nThe stage has a ramp. It was built by the older pupils of the school with Mr Adeyemi, and it carries a piano. We tried it with the piano and with all of the tenors.",
        "What to bring to the camp:\n- a warm sleeping bag, even in June, because the nights by the lake are cold and the huts have no heating at all\n- two pairs of shoes, one of which may get wet and stay wet until the end of the week\n- a torch, a cup, a spoon and a bowl with your name on them, in paint or on tape\n- anything that you have to take every day, in its box, with a note for Sister Anne, who keeps it safe for you\n- a song that you like to sing, or an instrument that survives the rain, or a story\n- no phones, please: there's one in the kitchen, and the number is on your letter",
    ),
)
