"""Verbs by which minutes tell that somebody said or decided something."""

from __future__ import annotations

# In the active voice, as minutes print them.
SPEECH = (
    r"(?:svarede?|svarer|skrev|skriver|sagde|siger|mente|mener|vedtog|vedtager|besluttede|beslutter|"
    r"anbefalede|anbefaler|foreslog|foreslår|godkendte|afviste|oplyste|oplyser|fortalte|konkluderede|"
    r"reagerede|lovede|krævede|ønskede|ønsker|kritiserede|indvendte|forklarede|begrundede|spurgte|"
    r"spørger|bad|tilbød|stemte|fandt|vurderede|vurderer|bevilgede|fremlagde|konstaterede|bestemte|"
    r"valgte|orienterede|roste|bemærkede|nævnte|pegede|påpegede|takkede|efterlyste|tilføjede|advarede|"
    r"redegjorde|håbede|præsenterede|fremhævede|opfordrede|mindede|understregede|undrede|rejste|"
    r"udtrykte|stillede)"
)
