"use client";

import type { ReactNode } from "react";

/** For `t.rich`: figures within a sentence. */
export const STRONG = { b: (chunks: ReactNode) => <b>{chunks}</b> };
