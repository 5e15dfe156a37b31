pragma circom 2.2.0;

include "lib/identity.circom";
include "lib/pool.circom";
include "lib/range.circom";

// Claim: "I own one or two notes of the pool under this root. What they hold is what I take out plus what my change note
// holds."
//
// Public, in this order (lib/shared/protocol/signals.ts): nullifier[2], change; root, publicAmount, context.
// Private: secret, amounts, nonces, caps and places of the notes spent.
// Ranges: every amount is below 2^32, each checked on its own, so that no sum wraps the field (S-02).
// The second note may be blank (amount 0, any nonce, no place); the first may not.
//
// NOT proven here, and who does:
//   the root was the pool's; the nullifiers are new and differ; signals below the field's order: PayoutPool (S-13)
//   a public amount of 0 or at least five euro, and a recipient that may receive: PayoutPool (S-18)
//   the context's meaning (chain, pool, recipient, deadline): PayoutPool computes it (S-09)
template Spend(depth) {
    signal input secret;
    signal input amount[2];
    signal input nonce[2];
    signal input cap[2];
    signal input leafIndex[2];
    signal input siblings[2][depth];
    signal input root;
    signal input publicAmount;
    signal input context;

    signal output nullifier[2];
    signal output change;

    // 1. The first note is worth something: a spend of nothing would cost others its gas.
    signal isFirstBlank <== IsZero()(amount[0]);
    isFirstBlank === 0;

    // 2. The notes.
    for (var i = 0; i < 2; i++) {
        nullifier[i] <== SpentNote(depth)(secret, amount[i], nonce[i], cap[i], leafIndex[i], siblings[i], root);
    }

    // 3. What goes in comes out: in0 + in1 = publicAmount + change (S-02).
    Range(32)(publicAmount);
    signal changeAmount <== amount[0] + amount[1] - publicAmount;
    Range(32)(changeAmount);

    // 4. The change is a note of the same secret, which the first nullifier makes recomputable.
    change <== NoteOf()(secret, nullifier[0], changeAmount);

    // 5. The context (S-09).
    BindContext()(context);
}

component main {public [root, publicAmount, context]} = Spend(26);
