-- An index holds no entry of more than 2.7 kB, and masked messages may be longer: the mining order is by the count of tokens
-- here, and what has the same count is sorted when it is read.
DROP INDEX "masked_messages_in_mining_order";
CREATE INDEX "masked_messages_in_mining_order" ON "masked_messages"("run_id", "tokens");
