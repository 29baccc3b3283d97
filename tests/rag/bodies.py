"""Invented minutes of other bodies than those that ship: a town council, a school, tenants."""

from __future__ import annotations

COUNCIL_MARCH = """# Referat af møde i Solby Byråd

Tirsdag den 14. marts 2023 kl. 17.00

Deltagere:
Karla Vestermark, borgmester (formand)
Poul Egelund, formand for Teknikudvalget
Sanne Brorholt, byrådsmedlem (fra kl. 18)
Mikkel Thorsager, byrådsmedlem
Aage Lindhardt, kommunaldirektør

Afbud:
Birgit Solvang, formand for Børneudvalget

## 1. Ny svømmehal ved Lergraven v/ Rie Holmstrup, leder af Solby Fritidscenter

### Sagsfremstilling

Svømmehallen fra 1971 lækker, og et nyt bassin på 25 meter koster 48 mio. kr. at bygge.

### Indstilling

Forvaltningen indstiller, at der afsættes 48 mio. kr. til en ny svømmehal.

### Beslutning

Udsat. Byrådet ønsker først en beregning af driften.

## 2. Cykelsti til Nørreskoven

### Sagsfremstilling

Stien bliver 3,2 km lang og anlægges langs Møllevej.

### Indstilling

Teknikudvalget indstiller, at der gives en bevilling på 2.400.000 kr. til cykelstien.

### Beslutning

Indstillingen blev godkendt med 9 stemmer mod 4. Imod stemte Mikkel Thorsager og tre andre.

## 3. Lukning af biblioteksbussen

### Indstilling

Kulturudvalget indstiller, at biblioteksbussen lukkes den 1. august 2023.

### Beslutning

Indstillingen blev forkastet. Karla Vestermark pegede på, at bussen er eneste tilbud på landet.

## 4. Elbiler til hjemmeplejen

### Beslutning

Punktet udgik.

## 5. Lukket punkt: Salg af Havnegade 3

Lukket. Ejendommen sælges til Grønbech & Vibe for 7.350.000 kr.
"""
COUNCIL_JUNE = """# Referat af møde i Solby Byråd

Tirsdag den 20. juni 2023 kl. 17.00

Deltagere:
Karla Vestermark, borgmester (formand)
Poul Egelund, formand for Teknikudvalget
Birgit Solvang, formand for Børneudvalget

Afbud:
Mikkel Thorsager, byrådsmedlem

## 1. Ny svømmehal ved Lergraven, fornyet behandling

### Sagsfremstilling

Driften af svømmehallen er beregnet til 3,1 mio. kr. om året.

### Indstilling

Forvaltningen indstiller, at der afsættes 48 mio. kr. til en ny svømmehal.

### Beslutning

Indstillingen blev godkendt.

## 2. Lokaler til musikskolen

### Sagsfremstilling

Musikskolen har 214 elever og mangler øvelokaler om eftermiddagen.

### Beslutning

Drøftet. Der blev udtrykt ønske om, at musikskolen flytter ind på den gamle station.

### Bilag

- Bilag 1: Tegninger af stationen
- Bilag 2: Elevtal 2018-2023
"""
SCHOOL = """# Referat af møde i skolebestyrelsen på Birkeskolen

Torsdag den 18. januar 2024 kl. 18.30

Afbud: Jonas Krageskov, Else Tvilum

## 1. Skolens budget

Budgettet er på 31,5 mio. kr., og vikarkontoen er på 640.000 kr.

Budgettet blev godkendt.

## 2. Ny legeplads

Skolelederen fortalte om legepladsen. Der er søgt 80 000 kr. hos en fond, og svaret ventes i maj 2024.
"""
TENANTS = """# Referat af bestyrelsesmøde i Boligforeningen Lærken

Onsdag den 7. februar 2024 kl. 19.00

Til stede: Dorte Mølgaard (formand), Hassan Yilmaz (kasserer), Lis Overgaard
Afbud: Keld Brusgaard

## 1. Tagrenovering

Der er hentet to tilbud på taget. Bestyrelsen valgte tilbuddet på 1,9 mio. kr. fra Nordtag.

## 2. Vaskeriet

Vaskeriet har 6 maskiner. Det blev vedtaget at købe to nye til 90 t.kr.

## 3. Eventuelt

Der er 7 maskiner i vaskeriet, når de nye er kommet, sagde Hassan Yilmaz.
"""
OWNERS = """# Referat af møde i Grundejerforeningen Skovkanten

Mandag den 4. marts 2024 kl. 19.30

Til stede: Gry Vang (formand), Ejner Bech
Afbud: Regner Holst. For Regner mødte Sif Ravn, suppleant.

## 1. Afgiften

| Afgift | 2023 | 2024 |
|---|---|---|
| Hus | 9.100 kr. | 9.400 kr. |
| Rækkehus | 6.200 kr. | 6.500 kr. |

Afgiften blev vedtaget. Ejner Bech og Sif Ravn stemte for, Gry Vang stemte imod.

Gry Vang begrundede sit nej med, at det bliver for dyrt for de unge familier.

## 2. Samarbejde om bålpladsen

Foreningen samarbejder med Børne- og Ungeforum (BUF) og DGI (Danske Gymnastikhold i Indlandet). Der
afholdes et møde med SSP om hærværket ved bålpladsen.
"""
AGENDA = """# Dagsorden til møde i Ungdomsrådet

Torsdag den 2. maj 2024 kl. 16.00

Medlemmer: Ask Lund, Freja Boje

## 1. Skaterbane ved stadion

### Sagsfremstilling

En skaterbane af beton er anslået til 1,2 mio. kr.

### Indstilling

Sekretariatet indstiller, at rådet støtter skaterbanen.

## 2. Eventuelt
"""
FILES = {
    "2023-03-14 Solby Byråd.md": COUNCIL_MARCH,
    "2023-06-20 Solby Byråd.md": COUNCIL_JUNE,
    "2024-01-18 Skolebestyrelsen Birkeskolen.md": SCHOOL,
    "2024-02-07 Boligforeningen Lærken.md": TENANTS,
    "2024-03-04 Grundejerforeningen Skovkanten.md": OWNERS,
    "2024-05-02 Ungdomsrådet dagsorden.md": AGENDA,
}
