pragma circom 2.2.0;

include "circomlib/circuits/bitify.circom";
include "circomlib/circuits/comparators.circom";
include "circomlib/circuits/poseidon.circom";
include "identity.circom";
include "range.circom";
include "tags.circom";

// Claim: out is the root that `leaf` leads to in a Lean incremental Merkle tree of at most `depth` levels.
// A level whose sibling is 0 lifts the node unhashed: levels above the leaf's own path, or a lone last node. No node is
// 0 (a Poseidon hash never is), so 0 stands for nothing else.
// Ranges: index < 2^depth, its bits boolean by Num2Bits, 0 wherever there is no sibling (S-04).
// Not proven: that `leaf` is a leaf. A tagged hash of three inputs is none of the tree's nodes (two inputs), nor the
// empty place 0 (S-04, S-10). One leaf may have several valid paths: nothing may depend on index or siblings (S-04).
template NoteRoot(depth) {
    signal input leaf;
    signal input index;
    signal input siblings[depth];
    signal output out;

    signal right[depth] <== Num2Bits(depth)(index);
    signal isLifted[depth];
    signal node[depth + 1];
    signal left[depth];
    signal hashed[depth];
    node[0] <== leaf;
    for (var i = 0; i < depth; i++) {
        isLifted[i] <== IsZero()(siblings[i]);
        isLifted[i] * right[i] === 0;
        left[i] <== node[i] + right[i] * (siblings[i] - node[i]);
        hashed[i] <== Poseidon(2)([left[i], node[i] + siblings[i] - left[i]]);
        node[i + 1] <== hashed[i] + isLifted[i] * (node[i] - hashed[i]);
    }
    out <== node[depth];
}

// Claim: a note of this secret with this amount; unless the amount is 0, it stands in the tree under `root` with a cap
// that is not below the amount (S-20). `nullifier` marks it as spent, whatever place it has (S-04, S-05: no branch).
// Ranges: amount, cap < 2^32.
// A note of amount 0 need not exist: it stands for "no second note", and is worth nothing.
template SpentNote(depth) {
    signal input secret;
    signal input amount;
    signal input nonce;
    signal input cap;
    signal input index;
    signal input siblings[depth];
    signal input root;
    signal output nullifier;

    // 1. The note is this secret's (S-07).
    signal note <== NoteOf()(secret, nonce, amount);

    // 2. What the pool reserved for it covers it.
    LessOrEqual(32)(amount, cap);

    // 3. It stands in the tree, unless it is worth nothing.
    signal leaf <== Poseidon(3)([TAG_LEAF(), note, cap]);
    signal found <== NoteRoot(depth)(leaf, index, siblings);
    signal isBlank <== IsZero()(amount);
    (1 - isBlank) * (root - found) === 0;

    // 4. Spent once.
    nullifier <== Poseidon(3)([TAG_SPEND(), secret, note]);
}
