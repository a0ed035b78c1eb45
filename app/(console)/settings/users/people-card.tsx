"use client";

import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePerson } from "@/app/_components/person";
import { useTRPC } from "@/app/_lib/trpc-client";
import { useFormat } from "@/app/_lib/use-format";
import type { PersonRow } from "@/server/api/users";
import { ROLES } from "@/server/services/roles";
import classes from "../settings.module.css";
import { TableCard } from "../table-card";
import { type PeopleActions, usePeopleActions } from "./use-people-actions";

/** Everybody with their role. */
export function PeopleCard() {
  const words = useTranslations("settings.people");
  const people = useQuery(useTRPC().users.list.queryOptions());
  const actions = usePeopleActions();
  return (
    <TableCard
      title={words("title")}
      query={people}
      columns={[{ label: words("name") }, { label: words("role"), width: 180 }, { label: words("seen") }, { label: words("since") }, { label: words("actions"), isHidden: true }]}
    >
      {(person) => <Row key={person.id} person={person} actions={actions} />}
    </TableCard>
  );
}

function Row({ person, actions }: { person: PersonRow; actions: PeopleActions }) {
  const words = useTranslations("settings.people");
  const common = useTranslations("common");
  const format = useFormat();
  const isOwn = usePerson().userId === person.id;
  const isOff = person.disabledAt !== null;
  const notes = [isOwn ? words("you") : null, isOff ? words("disabled") : null, person.isSingleSignOn ? words("singleSignOn") : null].filter((note) => note !== null);
  return (
    <tr data-off={isOff || undefined}>
      <td data-main>
        <span className={classes.strong}>{person.name}</span>
        {notes.length > 0 ? <span className={classes.note}>{notes.join(", ")}</span> : null}
        <span className={classes.minor}>{person.email}</span>
      </td>
      <td>
        <Select
          aria-label={words("roleOf", { name: person.name })}
          allowDeselect={false}
          data={ROLES.map((role) => ({ value: role, label: common(`role.${role}`) }))}
          value={person.role}
          onChange={(value) => {
            const role = ROLES.find((each) => each === value);
            if (role !== undefined && role !== person.role) actions.setRole(person, role);
          }}
        />
      </td>
      <td className={classes.nowrap} data-label={words("seen")}>
        {person.lastSeenAt === null ? words("never") : format.instant(person.lastSeenAt.getTime())}
      </td>
      <td className={classes.nowrap} data-label={words("since")}>
        {format.date(person.createdAt.getTime())}
      </td>
      <td className={classes.end}>
        {isOwn ? null : (
          <Button size="xs" variant="subtle" aria-label={`${words(isOff ? "enable" : "disable")}: ${person.name}`} onClick={() => (isOff ? actions.enable(person) : actions.disable(person))}>
            {words(isOff ? "enable" : "disable")}
          </Button>
        )}
      </td>
    </tr>
  );
}
