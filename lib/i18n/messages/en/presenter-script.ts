import type { presenterScript as nl } from '../nl/presenter-script';

export const presenterScript: typeof nl = {
  'open-card': {
    title: 'Sjoerd opens his card',
    notes:
      'This is Sjoerd. He drives for a ride platform and earns something else each month. In the middle is his own browser, not a film. His secret stays in that browser. The municipality has enrolled him; of that the chain holds one number for everybody together.',
    waits: 'The card is open and has a place in the register.',
  },
  june: {
    title: 'June: below the norm',
    notes:
      'The platform now states June, for real, with its signature. The card works it out and proves in the browser that there is a right. The municipality’s contract checks the proof and calls SVB’s pool on another chain. Nobody filled in a form.',
    waits: 'June’s money is in Sjoerd’s wallet.',
  },
  july: {
    title: 'July: new norms',
    notes:
      'On 1 July the norms went up. Sjoerd earned as much as in June, and gets more. Nobody adjusted anything: the new table stands on the chain, and the proof holds for exactly that table.',
    waits: 'July’s money is in Sjoerd’s wallet.',
  },
  above: {
    title: 'August: above the norm',
    notes:
      'A good month. The card itself sees that there is no right. Nothing leaves the browser: no message, no proof. His employer knows what it pays. No agency and nobody on the chain notices that Sjoerd earned more this month.',
    waits: 'The card knows that there is no right for August.',
  },
  hidden: {
    title: 'What is hidden from whom?',
    notes:
      'This is the promise. A tick means: just searched for, in all blocks of the three chains. Without a tick it was not measured here on the page, but it is in the tests.',
    waits: 'The chains have been searched for name, account, card and amounts.',
  },
  find: {
    title: 'Find Sjoerd on the chain',
    notes:
      'Let the room name a person, an account or an amount. On the left what all three of Voorzien’s chains say about it. On the right a chain with plain transfers, as one would build it without a thought.',
    waits: 'The search has been answered.',
  },
  'two-employers': {
    title: 'Bram: two employers',
    notes:
      'Bram has two employers. The municipality knows both, and the proof works with both statements only. Leaving one out cannot be done.',
    waits: 'July’s money is in Bram’s wallet.',
  },
  refused: {
    title: 'Fatima: not in the register',
    notes:
      'Fatima gets a statement too, but is in no register. Her card honestly says that there is nothing to prove now, and where she can turn to. A human decides on enrolment, never this card.',
    waits: 'Fatima’s card says that she is not in a register.',
  },
  doctor: {
    title: 'Leen: the lung doctor',
    notes:
      'The second story. The lung doctor puts a statement into Leen’s card. The card itself tells that there is a scheme. SVB and employer know nothing of this.',
    waits: 'The doctor’s statement is in the card.',
  },
  panel: {
    title: 'Leen: the panel confirms',
    notes:
      'Leen shows the statement to the panel, with consent. The panel confirms it. That confirmation, too, comes into the card alone.',
    waits: 'The panel’s confirmation is in the card.',
  },
  apply: {
    title: 'Leen: one click, the advance',
    notes:
      'One click, because that is the law today. The card proves that a recognised lung doctor and the panel said the same, without saying who. The amount is the same for everybody; who got it, nobody knows. According to svb.nl this usually takes two months.',
    waits: 'The advance is in Leen’s wallet.',
  },
  'open-network': {
    title: 'To an open network',
    notes:
      'Until now the chains made a block at once, as in a closed network. Now they make a block every 2 seconds, as a public L2 does. Server and worker start anew; nothing is lost.',
    waits: 'The chains make a block every 2 seconds.',
  },
  slower: {
    title: 'A next month, open network',
    notes:
      'The same code, the same contracts. The meter shows how long each stage takes, beside the figures of the first experiment: closed within a second, open 4 to 14 seconds a transaction.',
    waits: 'September’s money is in Sjoerd’s wallet.',
  },
  'closed-network': {
    title: 'Back to closed',
    notes: 'Back to a block for every transaction. The comparison has a page of its own.',
    waits: 'The chains make a block for every transaction.',
  },
  attack: {
    title: 'An attack: asking once more',
    notes:
      'Can somebody claim twice for the same month? Try it, on the real system. The contract refuses, not the website. With the other buttons the room can choose.',
    waits: 'The second claim was refused.',
  },
  scale: {
    title: 'And with millions of people?',
    notes:
      'Now many citizens claim at once. This is the smallest run; choose a larger one on the right. What was measured is called measured. What we work out from it is called extrapolated, with its formula. End of the story: time for questions.',
    waits: 'All claims of the run have been paid.',
  },
};
