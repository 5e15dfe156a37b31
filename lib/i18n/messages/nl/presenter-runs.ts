/**
 * What an attack says while it runs: scripts/presenter/attacks. Namen van fouten in contracten blijven zoals ze in het
 * contract staan.
 */
export const presenterRuns = {
  // Alle aanvallen
  personReady: 'Een verzonnen persoon ({person}) heeft een kaart en een plek in het register op de keten.',
  incomeStated: 'De ritdienst verklaart een inkomen van {incomeCents} voor {period}.',
  honestPaid: 'De eerlijke aanvraag is betaald: {amountCents} in {tookMs}. Transactie {tx}.',
  attackerFundedIncome:
    'De aanvaller heeft een eigen account op de inkomensketen, met geld voor transacties: {account}.',
  attackerFundedHealth: 'De aanvaller heeft een eigen account op de zorgketen, met geld voor transacties: {account}.',
  attackerFundedPayout:
    'De aanvaller heeft een eigen account op de uitbetaalketen, met geld voor transacties: {account}.',
  unexpected: 'Er kwam een ander antwoord dan verwacht. Verwacht: {expected}. Gekregen: {got}.',
  broken: 'Dit klopt niet: {what}.',
  stopped: 'De aanval is gestopt: {why}',
  held: 'Alles werd geweigerd zoals het hoort. Er is niets verloren en niets dubbel betaald.',
  paidOnce: 'Geteld op de ketens: {claims} aanvraag en {notes} betaling voor dit recht.',
  nothingPaid: 'Geteld op de ketens: {claims} aanvragen en {notes} betalingen voor dit recht.',
  moneyThere: 'De kaart van de persoon heeft precies {amountCents} in de pot.',
  // Bewijs nog eens
  proofCopied: 'De aanvaller kopieert het bewijs van de keten. Dat kan iedereen: het staat in transactie {tx}.',
  replayRelaySame: 'De doorgever stuurt niets: hij kent deze aanvraag al en noemt de transactie van toen ({tx}).',
  replayRelayRefused: 'De doorgever weigert: {error}. Dit recht is al gebruikt.',
  replaySame:
    'Rechtstreeks op de keten, precies zoals het was. De poort weigert met {error}: het kenmerk van dit recht is al gebruikt. Transactie {tx}.',
  replayNegated:
    'Hetzelfde bewijs, omgerekend naar andere bytes. De controle van het bewijs slaagt, maar de poort weigert met {error}: niet de bytes tellen, maar het kenmerk. Transactie {tx}.',
  replayOwnNote:
    'Hetzelfde bewijs, met het geld naar de aanvaller. De controle van het bewijs faalt: {error}. Het bewijs legt vast van wie het geld is. Transactie {tx}.',
  replayOtherMonth:
    'Hetzelfde bewijs voor {period}. De controle van het bewijs faalt: {error}. Het bewijs geldt voor één maand. Transactie {tx}.',
  replayMessage:
    'Het bericht tussen de ketens nog eens, met de echte handtekeningen. De brievenbus op de uitbetaalketen weigert: {error}. Transactie {tx}.',
  replayResent:
    'Iedereen mag de poort vragen haar bericht nog eens te sturen, voor als er een verloren ging. De pot kent het al en betaalt niets. Transactie {tx}.',
  replayRepeated: 'Ook als iemand dat bericht bezorgt, herkent de pot de aanvraag: er komt geen tweede betaling bij.',
  // Vervalst bewijs
  proofMade: 'De kaart maakt een eerlijk bewijs en stuurt het nog niet. Kenmerk: {nullifier}.',
  forgedRelay: 'De doorgever vraagt het eerst aan de poort en weigert: {error} ({reason}). Er is niets verstuurd.',
  forgedMore:
    'Hetzelfde bewijs voor {amountCents}. De controle van het bewijs faalt: {error}. Het bewijs is van een ander bedrag. Transactie {tx}.',
  forgedWord: 'Eén getal van het bewijs veranderd. De controle van het bewijs faalt: {error}. Transactie {tx}.',
  forgedZeros: 'Een bewijs van alleen nullen. De controle van het bewijs faalt: {error}. Transactie {tx}.',
  forgedField:
    'Hetzelfde kenmerk anders geschreven, om twee keer te krijgen. De poort weigert met {error}: dat getal kan niet uit een bewijs komen. Transactie {tx}.',
  forgedRoot:
    'Een verzonnen register. De poort weigert met {error}: alleen het register van de gemeente telt. Transactie {tx}.',
  honestStillTaken: 'Daarna gaat het eerlijke bewijs gewoon door: de aanvallen maakten er niets aan kapot.',
  // Verklaring van een ander
  foreignTaken:
    'De aanvaller heeft de getekende verklaring van een ander in handen: {incomeCents}. De handtekening is echt.',
  foreignCard: 'De kaart weigert: {error}. Een verklaring over een ander telt niet mee.',
  foreignHolder:
    'Met een eigen programma, en de verklaring zoals zij is. Het circuit weigert bij {place}: zij gaat over een andere kaart. Zonder dat kan er geen bewijs zijn.',
  foreignSignature:
    'De verklaring op eigen naam gezet. Het circuit weigert bij {place}: de handtekening past er niet meer bij.',
  witnessTampered:
    'De aanvaller rekent door zonder te controleren: {places} waarden verwisseld, voor {amountCents}. Er komt iets uit dat op een bewijs lijkt.',
  foreignOnChain: 'De controle van het bewijs op de keten faalt: {error}. Transactie {tx}.',
  victimStillPaid: 'De ander vraagt daarna zelf aan. Dat recht is nog heel.',
  // Tweede aanvraag
  secondProof:
    'De kaart maakt een nieuw, geldig bewijs voor dezelfde maand. Alle getallen erin zijn anders, op één na.',
  secondOnChain:
    'Rechtstreeks op de keten. Het bewijs klopt, maar de poort weigert met {error}: één recht per persoon en maand. Transactie {tx}.',
  secondCard: 'Een tweede kaart voor dezelfde persoon. Het portaal weigert: {error}. Eén persoon, één kaart.',
  // Vervalst bericht
  messageForged: 'De aanvaller schrijft een bericht: de poort zou {amountCents} hebben goedgekeurd.',
  messageGateway:
    'Rechtstreeks aan de ontvanger op de uitbetaalketen. Die weigert met {error}: alleen de brievenbus mag dat. Transactie {tx}.',
  messagePool: 'Rechtstreeks aan de pot. Die weigert met {error}: alleen de eigen ontvanger mag dat. Transactie {tx}.',
  messageSignatures:
    'Langs de brievenbus, met drie vervalste handtekeningen. De controle van de handtekeningen weigert: {error}. Transactie {tx}.',
  messageBorrowed:
    'Met de echte handtekeningen van een ander bericht. De controle weigert: {error}. Een handtekening geldt voor één bericht. Transactie {tx}.',
  strangerSent:
    'Een vreemde stuurt het bericht vanaf de inkomensketen. Sturen mag iedereen: transactie {tx}. De bode neemt het niet mee.',
  messageStranger:
    'Stel dat het toch wordt bezorgd, met echte handtekeningen (de demo leent ze uit). De pot weigert met {error}: deze afzender is geen poort. Transactie {tx}.',
  messageDispatch:
    'Nu buiten de eigen verzender om, weer met echte handtekeningen. De ontvanger weigert met {error}: een andere afzender op die keten. Transactie {tx}.',
  messageNotDelivered: 'Het bericht staat niet als bezorgd op de uitbetaalketen.',
  poolHasNothing: 'De pot heeft geen geld opzijgezet voor het verzonnen recht.',
  poolBooks:
    'In de pot zat {beforeCents} en zit nu {afterCents}. Opzijgezet was {owedBeforeCents} en is nu {owedAfterCents}. Elk verschil is van een echte aanvraag of betaling.',
  // Te weinig geld
  reserveBefore: 'In de pot is {freeCents} vrij. {owedCents} is opzijgezet voor wat is toegezegd.',
  reserveStranger: 'Een vreemde wil het vrije geld hebben. De pot weigert met {error}. Transactie {tx}.',
  reserveAnnounced:
    'De penningmeester kondigt aan {amountCents} terug te nemen. Beheerders kunnen dat {delayMs} lang tegenhouden. Transactie {tx}.',
  reserveMoreThanFree:
    'Alles wat in de pot zit, ook wat is toegezegd ({amountCents}): de pot weigert met {error}. Wat is toegezegd, kan niemand wegnemen. Transactie {tx}.',
  reserveTaken: 'Het vrije geld is uit de pot: {amountCents}. Transactie {tx}.',
  reserveClaimed: 'Intussen vraagt iemand aan. De poort keurt het goed en stuurt haar bericht.',
  reserveFilled:
    'Intussen werd het totaal van een groep bekend. Daardoor kwam er weer geld vrij in de pot, en is de aanvraag meteen betaald. Nog eens, met de maand ervoor.',
  reserveShort: 'De pot neemt het bericht niet aan: {error}. Na {waitedMs} wacht het nog.',
  reserveWaits: 'Geteld op de ketens: {claims} aanvraag, {notes} betalingen. Het recht is niet weg, het wacht.',
  reserveBack: 'Het geld gaat terug in de pot: {amountCents}.',
  reserveReturned: 'Terug is {backCents}, eruit was {takenCents}: precies evenveel.',
  reservePaid: 'De wachtende aanvraag is betaald, {tookMs} nadat het geld terug was. Niemand hoefde iets te doen.',
  reserveWhole: 'De pot is weer heel: {freeCents} vrij, {owedCents} opzijgezet.',
  // Keten staat stil
  chainStopped: 'De uitbetaalketen staat stil, terwijl de kaart een bewijs maakt. Voor {stoppedMs}.',
  chainSilent: 'De uitbetaalketen geeft geen antwoord meer.',
  claimedMeanwhile: 'De inkomensketen werkt door: de aanvraag staat erop, {afterMs} na het stilvallen.',
  chainBack: 'De uitbetaalketen antwoordt weer, na {stoppedMs}.',
  paidAfterwards: 'De aanvraag is betaald, {tookMs} nadat de keten terug was. Niemand hoefde iets te doen.',
  // Schaal
  scaleEnrols: 'Eerst een register: {people} verzonnen chauffeurs, in een regio die van niemand is.',
  scaleEnrolled:
    'Het register is gebouwd door het programma dat alle registers bouwt, en de wortel ervan stond na {tookMs} op de keten. Daarna kreeg elke kaart haar plaats: {perSecond} per seconde.',
  scaleEnrolledBefore: 'Het register staat al op de keten, sinds een eerdere ronde.',
  scaleIssued:
    'Hun platforms gaven {statements} opgaven af in {tookMs}, tot in de brievenbus: {perSecond} per seconde.',
  scaleIssuedBefore: 'Iedereen heeft de opgave al, sinds een eerdere ronde.',
  scaleBegins: '{citizens} inwoners vragen tegelijk aan, met bewijzen die vooraf zijn gemaakt.',
  scaleOthers:
    'Nu het andere werk van een maand: {leaves} bladeren maken een boom, {changed} veranderen erin, {rows} worden uitgerekend, en een wallet leest de pot.',
  scalePaid: '{paid} van {citizens} zijn betaald, in {seconds} seconden: {perSecond} per seconde.',
};
