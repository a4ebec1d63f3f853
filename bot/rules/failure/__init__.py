"""Stories of a failure: what they leave out, and at whose expense they are told."""

DEEDS = (
    "(i|we) [just|only|once|also|then|accidentally|proudly|finally] (forgot|stacked|broke|spent|sent|flew|printed|announced|cancelled|matched|pushed|shipped|hired|posted|filed|lost|skipped|interrupted|deleted|wiped|typed|burnt|burned|ruined|measured|planted|rushed|rejected|misread|misclassified|ran|shot|priced|set|bought|built|signed|told|tried|dropped|ordered|booked|left|picked|copied|shut|missed)",
    "(i'd|we'd|i've|we've|i had|we had) (forgotten|left|lost|sent|skipped|copied|tested|deleted|posted|printed|booked|promised|worked)",
    "our ...4 (went out|raised|failed|flopped|fell|broke|crashed|was broken|said|pointed|had {number}|didn't work)",
)
