import type { presenterCompare as nl } from '../nl/presenter-compare';

export const presenterCompare: typeof nl = {
  title: 'Closed, open, or an encrypted ledger?',
  intro:
    'The experiment asked whether it works on an open blockchain too. Voorzien’s code is the same in every network; what differs stands here.',
  back: 'Back to the presenter',
  caption: 'Three kinds of network side by side',
  aspect: 'What',
  columns: { closed: 'Closed network', open: 'Open network', ledger: 'Encrypted ledger, and combinations' },
  rows: {
    example: {
      name: 'Example',
      closed: 'Hyperledger Besu with QBFT, between agencies.',
      open: 'A public L2, or Ethereum itself.',
      ledger: 'A ledger whose content is encrypted, or a closed chain that puts proofs on an open one.',
    },
    reads: {
      name: 'Who can read',
      closed: 'Every participant with a node. Those are few, but they see all that stands there.',
      open: 'Everybody, always.',
      ledger: 'Whoever has a key. Once a key is known, everything from before can be read as well.',
    },
    writes: {
      name: 'Who can write',
      closed: 'Only who is admitted. That can also keep somebody out.',
      open: 'Everybody who pays the cost. Here only the contract refuses, never an operator.',
      ledger: 'That depends on the chain beneath.',
    },
    finality: {
      name: 'When it is final',
      closed: 'At once, with the block. Validators sign without waiting.',
      open: 'After the block that the network calls ‘safe’ or ‘finalized’. Until then a block can be dropped. The open paces of this demo wait for {confirmations, plural, one {# block} other {# blocks}} after the claim’s own: waiting for ‘finalized’ takes longer, and is not measured here.',
      ledger: 'As the chain beneath. In a combination the slowest one counts.',
    },
    speed: {
      name: 'First experiment',
      closed: 'A transaction within a second.',
      open: '4 to 14 seconds.',
      ledger: 'Not measured.',
    },
    gdpr: {
      name: 'What the GDPR says',
      closed: 'Here too: no personal data on the chain, because it cannot be erased. Settle who is controller of what.',
      open: 'Document why it has to be a blockchain, and which kind. Hashes and encryption protect only if you know their limits.',
      ledger:
        'Encrypted personal data is still personal data. Retention, rectification and erasure have to be in the design.',
    },
    product: {
      name: 'What Voorzien does in it',
      closed: 'The same as on an open network. Whoever reads along can see just as little.',
      open: 'The chain holds only numbers that nobody can lead back to a person: proofs, commitments, roots of registers.',
      ledger:
        'Only where it is needed: amounts are encrypted under a key that nobody holds alone, added up per group of at least 10, and only the total is opened. The payout is a combination: three chains that send each other messages.',
    },
  },
  source:
    'Sources: EDPB Guidelines 02/2025 on blockchain (version 1.1, 8 April 2025); the figures of the first experiment; the design of this product.',
  ledgerTitle: 'Where does this product use an encrypted ledger?',
  ledger:
    'Every claim carries its amount along, encrypted (ElGamal). The contract adds the encrypted amounts up without reading them. The key is divided between the agency and the statistics office. Only at 10 claims or more do they open the total together. So every amount stays hidden, and the total is right all the same, which anybody can verify.',
  costTitle: 'What does a claim cost?',
  costIntro:
    'The gas was measured at transactions of this demo. Gas price and exchange rate are yours to fill in: they change every day. Costs in euros are extrapolated: gas × gas price × rate.',
  gasPrice: 'Gas price in gwei',
  gasPriceHint: '1 is an assumption. Fill in today’s price.',
  ethPrice: 'Rate: euros for an ether',
  costCaption: 'Gas for each transaction, and what that costs at your gas price',
  deed: 'Transaction',
  gas: 'Gas (measured, median)',
  samples: 'Number',
  ether: 'Ether (extrapolated)',
  euro: 'Euro (extrapolated)',
  kinds: {
    claim: 'Claiming a supplement',
    advance: 'Claiming the asbestos advance',
    spend: 'Withdrawing from the pool',
    transfer: 'Sending on to one’s own account',
    wage: 'Paying a wage into the pool (demo)',
    delivery: 'Delivering a message to SVB’s pool',
    insertion: 'Putting an amount into the pool’s tree',
  },
  inAll: 'In all for one supplement, until the money is in the pool',
  costEmpty: 'Nothing has been measured yet. Perform a step of the story first.',
  costClosed: 'In a closed network the participants set the gas price themselves. Fill it in; zero will do, too.',
  costData: 'Other costs, such as for keeping data on a main chain, are not measured here.',
  badNumber: 'Fill in a number of 0 or more.',
  noPrice: 'fill in a rate',
};
