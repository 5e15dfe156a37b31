pragma circom 2.2.0;

// Domain tags: the first input of every tagged hash. Mirrors lib/shared/protocol/tags.ts and
// contracts/libraries/Tags.sol; tests/fixtures/vectors.json ties the three (S-24).

function TAG_KEY() { return 1; }
function TAG_HOLDER() { return 2; }
function TAG_SOURCE() { return 3; }
function TAG_ENTITLED() { return 4; }
function TAG_INCOME() { return 5; }
function TAG_MEDICAL() { return 6; }
function TAG_PANEL() { return 7; }
function TAG_DOCTOR() { return 8; }
function TAG_CLAIM() { return 9; }
function TAG_PAYTO() { return 10; }
function TAG_NOTE() { return 11; }
function TAG_LEAF() { return 12; }
function TAG_SPEND() { return 13; }
function TAG_POLICY() { return 14; }
function TAG_POLICY_TAIL() { return 15; }
function TAG_ADVANCE_POLICY() { return 16; }
