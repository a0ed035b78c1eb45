-- What a playbook is called in the files it is exported to: unlike its id, the same in every installation it is imported to.
ALTER TABLE "playbooks" ADD COLUMN "key" TEXT NOT NULL DEFAULT (gen_random_uuid())::text;

CREATE UNIQUE INDEX "playbooks_key_key" ON "playbooks"("key");
