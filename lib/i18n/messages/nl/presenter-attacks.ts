export const presenterAttacks = {
  intro: 'Elke knop probeert het echt. De uitkomst zegt welk onderdeel weigerde, en dat er niets kwijt is.',
  names: {
    'replayed-proof': 'Bewijs opnieuw sturen',
    'forged-proof': 'Vals bewijs',
    'foreign-statement': 'Opgave van een ander',
    'second-claim': 'Twee keer vragen',
    'forged-message': 'Vals bericht tussen ketens',
    'short-reserve': 'Te weinig geld in de pot',
    'stopped-chain': 'Keten {seconds} s stil',
  },
  /** What it proved, for the room: shown when all of it was refused and nothing was lost. */
  conclusions: {
    'replayed-proof':
      'De poort onthoudt van elk recht één kenmerk. Dat was al gebruikt, hoe het bewijs ook werd verpakt. Er is één keer betaald.',
    'forged-proof':
      'De controle van het bewijs op de keten liet niets door dat niet klopte. Het eerlijke bewijs ging daarna gewoon door.',
    'foreign-statement':
      'De kaart, het circuit en de controle op de keten weigerden alle drie: een opgave geldt alleen voor wie er in staat. De ander kreeg haar geld.',
    'second-claim':
      'Elk recht heeft één kenmerk. De poort en het portaal weigerden een tweede. Er is één keer betaald.',
    'forged-message':
      'De brievenbus neemt alleen echte handtekeningen aan, en ontvanger en pot nemen alleen berichten van de poort aan. Er is niets betaald.',
    'short-reserve':
      'De pot zegt niets toe dat zij niet heeft. De aanvraag wachtte en werd vanzelf betaald toen het geld er was.',
    'stopped-chain': 'De aanvraag wachtte op de keten die stilstond, en werd vanzelf betaald toen die weer werkte.',
  },
  none: 'Nog geen aanval geprobeerd.',
  running: 'Bezig: {name}…',
  held: 'Afgeslagen: {name}',
  failed: 'Niet afgeslagen: {name}',
  cancelled: 'Gestopt: {name}',
  cancel: 'Stop',
  busy: 'Er loopt al een proef.',
};
