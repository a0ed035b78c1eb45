import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  InputWrapper,
  Menu,
  Modal,
  Pagination,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Text,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";
import classes from "./theme.module.css";
import { DARK_TOKENS, LIGHT_TOKENS, MANTINE_TOKENS } from "./theme-tokens";

const ACCENT: MantineColorsTuple = ["#eff7f8", "#e1f1f2", "#b5d9dc", "#83c5cb", "#46b6bf", "#2a939d", "#0b727d", "#0a6670", "#095e67", "#12343a"];

/** Mantine's neutral scales in our greys: borders, fields and disabled parts are taken from them. */
const GRAY: MantineColorsTuple = ["#f5f6f7", "#eef0f3", "#e2e5e9", "#d5d9df", "#c8cdd4", "#8a93a0", "#626b78", "#474f5b", "#2c323a", "#16191d"];
const DARK: MantineColorsTuple = ["#e7e9ec", "#b5bcc5", "#929aa5", "#737c88", "#414851", "#2a2f35", "#16191c", "#16191c", "#0f1113", "#0b0d0f"];

/** Heights of controls: small, the usual, for fingers. */
const CONTROL_HEIGHT = { xs: "28px", sm: "32px", md: "40px" } as const;

function controlHeight(size: unknown): string {
  return size === "xs" || size === "md" ? CONTROL_HEIGHT[size] : CONTROL_HEIGHT.sm;
}

/** Filled parts: the text on the accent is dark in the dark theme, where Mantine would leave it white. */
const variantColorResolver: VariantColorsResolver = (input) => {
  if (input.variant === "filled" && (input.color === undefined || input.color === "accent")) {
    return { background: "var(--accent)", hover: "var(--accent-hover)", color: "var(--on-accent)", border: "1px solid transparent" };
  }
  if (input.variant === "filled" && input.color === "red") {
    return { background: "var(--error-text)", hover: "var(--error)", color: "var(--surface)", border: "1px solid transparent" };
  }
  // Alerts and entries of menus.
  if (input.variant === "light" && input.color === "red") {
    return { background: "var(--error-soft)", hover: "var(--error-soft)", color: "var(--error-text)", border: "1px solid transparent" };
  }
  if (input.variant === "subtle") {
    const color = input.color === undefined || input.color === "accent" ? "var(--accent-text)" : "var(--text-2)";
    return { background: "transparent", hover: "var(--hover)", color, border: "1px solid transparent" };
  }
  return defaultVariantColorsResolver(input);
};

/** On the narrowest screens what floats is as wide as the screen, not as it wants. */
const FLOATING = { dropdown: { maxWidth: "calc(100vw - 24px)" } };

/** One theme for every page: sizes, weights and radii as drawn; colours come as CSS variables. */
export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 4 },
  colors: { accent: ACCENT, gray: GRAY, dark: DARK },
  fontFamily: '"Inter Variable", Inter, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, monospace',
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "18px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  headings: { fontWeight: "600", sizes: { h1: { fontSize: "20px", lineHeight: "28px" }, h2: { fontSize: "18px", lineHeight: "24px" }, h3: { fontSize: "14px", lineHeight: "20px" } } },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "8px" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  variantColorResolver,
  components: {
    Button: Button.extend({
      defaultProps: { size: "sm" },
      styles: { label: { fontWeight: 500 } },
      vars: (_theme, props) => ({ root: { "--button-height": controlHeight(props.size), "--button-padding-x": "12px", "--button-fz": "13px" } }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { size: "sm", variant: "subtle", color: "gray" },
      vars: (_theme, props) => ({ root: { "--ai-size": controlHeight(props.size) } }),
    }),
    Input: Input.extend({
      defaultProps: { size: "sm" },
      vars: (_theme, props) => ({ wrapper: { "--input-height": controlHeight(props.size), "--input-fz": "13px" } }),
    }),
    InputWrapper: InputWrapper.extend({ styles: { label: { fontSize: 13, lineHeight: "20px", fontWeight: 500, marginBottom: 4 } } }),
    Select: Select.extend({ defaultProps: { comboboxProps: { shadow: "md" }, maxDropdownHeight: 280 } }),
    Checkbox: Checkbox.extend({ classNames: { input: classes.box }, styles: { body: { alignItems: "center" } }, vars: () => ({ root: { "--checkbox-size": "16px", "--checkbox-icon-color": "var(--on-accent)" } }) }),
    Radio: Radio.extend({ classNames: { radio: classes.box }, styles: { body: { alignItems: "center" } }, vars: () => ({ root: { "--radio-size": "16px", "--radio-icon-color": "var(--on-accent)" } }) }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: "sm", withItemsBorders: true } }),
    Pagination: Pagination.extend({ defaultProps: { size: "sm" }, vars: () => ({ root: { "--pagination-control-size": "28px", "--pagination-control-fz": "12px" } }) }),
    Menu: Menu.extend({ defaultProps: { shadow: "md", position: "bottom-end", withInitialFocusPlaceholder: false }, styles: FLOATING }),
    Popover: Popover.extend({ defaultProps: { shadow: "md" }, styles: FLOATING }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: "lg", padding: "lg", styles: { title: { fontSize: 14, lineHeight: "20px", fontWeight: 600 } }, overlayProps: { color: "var(--scrim)", backgroundOpacity: 1 } } }),
    Text: Text.extend({ defaultProps: { size: "sm" } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, color: "var(--tooltip-bg)" } }),
  },
});

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...LIGHT_TOKENS, ...MANTINE_TOKENS },
  dark: { ...DARK_TOKENS, ...MANTINE_TOKENS },
});
