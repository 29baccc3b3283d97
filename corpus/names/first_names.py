"""First names that are common in Denmark: evidence that a word with a capital starts a name.

Many names are not among them, so a word that is missing may still be a first name.
"""

from __future__ import annotations

_WOMEN = """
Aase Abelone Adele Agnes Agnete Agnethe Agnieszka Aida Aisha Aka Alberte Alexandra Alice Alma
Amalie Amanda Amina Amira Ana Andrea Ane Anette Anine Anita Anja Ann Anna Annalise Anne Annegrethe
Annelise Annemarie Annemette Annette Anni Annie Annika Anny Asta Astrid Aud Augusta Ayse Ayşe
Barbara Beate Benedicte Benedikte Bente Berit Bertha Betina Bettina Betty Bibi Birgit Birgitta
Birgitte Birte Birthe Bitten Bjørg Bodil Bolette Brita Britt Britta Caja Camilla Camille Carina
Carla Caroline Cathrine Catrine Cecilia Cecilie Celina Charlotte Chris Christa Christel Christiane
Christina Christine Clara Claudia Conni Connie Conny Dagmar Dagny Daniella Dea Diana Diane Dina
Ditte Doris Dorit Dorrit Dorte Dorthe Dorthea Ea Ebba Edda Edel Edith Edna Elena Elif Elin Eline
Elinor Elisa Elisabet Elisabeth Elise Ella Ellen Elly Elna Elsa Else Elsebeth Emilia Emilie Emily
Emine Emma Emmy Erika Erna Ester Esther Eva Evy Ewa Fanny Farida Fatima Fatma Fie Filippa Flora
Frederika Frederikke Freja Frida Frieda Gerd Gerda Gertrud Gina Gitte Greta Grete Grethe Gro Gry
Gudrun Gunhild Gunna Gunver Gunvor Gurli Gyda Hanna Hannah Hanne Hansine Harriet Hatice Hedvig
Heidi Helena Helene Helga Hella Helle Henny Henriette Henrikke Herdis Hiba Hilda Hilde Hildegard
Huda Hulda Iben Ida Inga Inge Ingeborg Ingelise Inger Ingerlise Ingrid Irena Irene Iris Irma
Isabel Isabella Isabelle Jane Janne Janni Jannie Jasmin Jeanette Jeanne Jenny Jensine Jessica
Jette Joan Joanna Johanna Johanne Jolanda Jonna Josefine Judith Julia Juliane Julie Jutta Jytte
Kaia Kaja Kamilla Kamma Karen Karin Karina Karla Karna Karoline Katarina Katarzyna Kate Katherine
Kathrine Katja Katrin Katrine Ketty Kira Kirsten Kirstine Kitt Klara Krista Kristina Kristine
Käthe Laila Lana Laura Layla Lea Leila Lena Lene Lilian Lillemor Lilli Lillian Lilly Lily Lina
Linda Line Linea Linette Ling Linnea Lis Lisa Lisbet Lisbeth Lise Liselotte Lissi Lissie Liv Liva
Lizette Lola Lone Lotta Lotte Louise Lucca Lucia Ludmilla Luise Luna Lydia Lykke Lærke Magda
Magdalena Magna Mai Maibritt Maibrit Maiken Maja Majbrit Majbritt Majken Malene Malin Malou Maren
Margareta Margaretha Margit Margot Margrete Margrethe Maria Mariam Mariane Marianne Marie Marina
Marit Marlene Martha Martine Mary Maryam Mathilde Matilde Maybritt Merete Merethe Meryem Meta
Mette Mia Michala Michelle Mie Mikala Mille Mimi Minna Mira Miriam Mirjam Mona Monica Monika
Nabila Nadia Nadja Naima Naja Nana Nancy Nanna Natalia Natalie Natascha Natasha Natasja Nete
Nicole Nicoline Nikoline Nina Nini Ninna Nivi Noor Nora Norma Noura Nynne Oda Olga Oline Olivia
Ottilie Patricia Paula Paulina Pauline Pernille Petra Petrea Petrine Pia Pil Pipaluk Rachel Ragna
Ragnhild Rakel Rana Randi Rania Rebecca Rebekka Regina Regine Regitze Rie Rigmor Rikke Rita Ronja
Rosa Rosalie Rosemarie Rosita Runa Ruth Sabina Sabine Sabrina Sadia Sally Salma Samira Sandra
Sanna Sanne Sara Sarah Selina Selma Sevgi Shirin Sidse Sidsel Sif Sigga Signe Sigrid Silja Silje
Sille Simone Sine Siri Sisse Sissel Siv Smilla Sofia Sofie Solveig Solvej Solvejg Sonja Sophia
Sophie Stefanie Stella Stephanie Stina Stine Stinne Sumaya Susan Susann Susanne Susie Suzanne Svea
Svetlana Sylvia Synne Sys Søs Tabita Tamara Tania Tanja Tatjana Tea Tenna Thea Theresa Therese
Thilde Thit Thora Thyra Tilde Tina Tine Tinna Tora Tordis Tove Trine Tuva Tyra Ulla Ulrika Ulrike
Ulrikke Ursula Valborg Vanessa Vega Vera Veronica Vibe Vibeke Victoria Vigdis Vigga Viktoria
Vinnie Viola Vita Vivi Vivian Wanda Wilma Winnie Wivi Xenia Yasmin Ylva Yrsa Yvette Yvonne Zahra
Zainab Zara Zeinab Zenia Zeynep Zita Åse Åsta Özlem
"""
_MEN = """
Aage Abdi Abdul Abdullah Adam Adrian Ahmad Ahmed Aksel Albert Alex Alexander Alf Alfred Ali Allan
Allen Alvin Amir Anders Andreas Andrew Anton Antonio Arend Arild Arne Arnold Arthur Arvid Asbjørn
Asger Aske Asker Asmus August Axel Balder Bastian Ben Bendt Benjamin Benny Bent Bernhard Bernt Bert
Bertel Bertil Bill Birger Birk Bjarke Bjarne Bjørn Bo Bob Boris Brian Bruno Børge Carl Carlo
Carlos Carsten Casper Cem Charles Charlie Chresten Christen Christian Christoffer Christopher Claes
Claus Clemens Cliff Conrad Dan Daniel Danny Dario David Denis Dennis Derek Detlef Dines Dirk
Ebbe Eddie Eddy Edmund Edvard Edvin Egil Egon Eigil Eik Einar Ejgil Ejler Ejnar Ejner Ejvind Elias
Elliot Elmer Elo Emil Emre Enok Eric Erik Erling Ernst Esben Eskild Eske Evald Eyvind Felix Ferdinand
Filip Finn Flemming Folke Folmer Frank Franz Fred Freddy Frede Frederik Fredrik Frits Fritz Frode
Gabriel Geert Georg George Gerhard Gert Gorm Gregers Gudmund Gunnar Gunner Gustav Hakon Halfdan
Hamid Hamza Hans Harald Harry Hartvig Hasan Hassan Heine Heino Helge Helmer Helmuth Hemming
Hening Henning Henrik Henry Herbert Herluf Herman Hilmar Hjalmar Hjalte Holger Hother Hubert Hugo
Hussein Ib Ibrahim Ilyas Imran Ingolf Ingvar Isak Ismail Ivan Ivar Iver Jack Jacob
Jakob Jamal James Jan Janus Jarl Jean Jens Jeppe Jeremias Jes Jesper Jess Jim Jimmi Jimmy Jing Joachim
Joakim Joe Joel Johan Johannes John Johnny Jon Jonas Jonathan Jonatan Joseph Josef Julius Jørgen
Jørn Kai Kaj Kalle Karim Karl Karlo Karsten Kasper Keld Kenn Kennet Kenneth Kenny Kent Kevin Khaled
Kim Kjartan Kjeld Kjell Klaus Knud Konrad Kresten Kris Kristen Kristian Kristoffer Kurt Lars Lasse
Laurits Lauritz Lau Laust Leif Lennart Leo Leon Leonard Levi Lorenz Louis Lucas Ludvig Lukas
Mads Magne Magnus Malik Malte Malthe Manfred Marcus Marco Mario Marius Mark Markus Martin Martinus
Marvin Mathias Mats Matthias Mattias Max Mehmet Michael Mickey Mihail Mikael Mikail Mike Mikkel
Milo Mogens Mohamad Mohamed Mohammad Mohammed Morten Muhammad Muhammed Mustafa Mustapha Nicholas
Nick Nicki Nicklas Nicolai Nicolaj Niels Niklas Nikolaj Nils Noah Nor Odd Oskar Ole Oliver Olav Olaf
Oluf Omar Oscar Osman Oswald Otto Ove Palle Patrick Patrik Paul Peder Pelle Per Peter Philip
Philippe Poul Povl Preben Rafael Ralf Ramon Rasmus Regnar Reimer Reinhold René Richard Richardt
Rickard Rikard Robert Robin Roger Roland Rolf Roman Ronald Ronni Ronnie Ronny Rudolf Rudy Rune
Salim Sami Samir Samuel Sebastian Sigurd Sigvald Silas Simon Skjold Steen Stefan Steffen Sten
Stephan Stephen Steve Steven Stig Storm Sultan Sune Sven Svend Søren Tage Tarik Teddy Theis Theo
Theodor Thomas Thor Thorbjørn Thorkild Thorkil Thorsten Thorvald Thue Thure Tim Timo Timothy Tobias
Toke Tom Tomas Tomasz Tommy Tonni Tonny Tony Torben Tore Torkil Torsten Torvald Troels Tue Ulf
Ulrich Ulrik Uffe Uwe Vagn Valdemar Valentin Verner Victor Vidar Viggo Viktor Vilhelm Villads Villy
Villiam Vincent Walter Werner Wilhelm William Willy Wolfgang Yousef Youssef Yusuf Yunus Øjvind
Øyvind Åge
"""
_EITHER = "Eli Jo Kit Maj Mika Noa Sam Sasha Tobi Vanja"
FIRST_NAMES = frozenset(f"{_WOMEN} {_MEN} {_EITHER}".split())


def is_first_name(word: str) -> bool:
    """Whether a word is a first name that is common, or two of them: "Anne-Mette"."""
    return all(part in FIRST_NAMES for part in word.split("-"))
