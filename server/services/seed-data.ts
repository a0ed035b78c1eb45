import application from "@/knowledge/application.json";
import database from "@/knowledge/database.json";
import hardware from "@/knowledge/hardware.json";
import network from "@/knowledge/network.json";
import os from "@/knowledge/os.json";
import security from "@/knowledge/security.json";
import shared from "@/knowledge/shared.json";
import storage from "@/knowledge/storage.json";
import virtualization from "@/knowledge/virtualization.json";
import type { ShippedProblem, ShippedShared } from "@/server/domain/knowledge/shipped-knowledge";

/** The files of `knowledge/`, imported rather than read: they travel with the code wherever it is bundled. */
export const shippedProblems: readonly ShippedProblem[] = [
  ...network,
  ...storage,
  ...database,
  ...hardware,
  ...os,
  ...virtualization,
  ...application,
  ...security,
];

export const shippedShared: readonly ShippedShared[] = shared;
