import type {} from '@mui/material/styles';
import type {} from '@mui/material/Typography';

/** Colours of a level or a readiness state; used for nothing else (each comes with a shape and a word). */
export interface LevelColours {
  done: string;
  track: string;
  way: string;
  risk: string;
  none: string;
}

interface OwnColours {
  surface: { side: string; sunk: string };
  ink: { faint: string };
  /** Borders whatever can be typed in or pressed: 3.7:1 on white. */
  edge: string;
  level: LevelColours;
  levelTint: LevelColours & { cell: string };
}

declare module '@mui/material/styles' {
  interface Palette extends OwnColours {}
  interface PaletteOptions extends OwnColours {}
  interface PaletteColor {
    tint: string;
    line: string;
  }
  interface SimplePaletteColorOptions {
    tint?: string;
    line?: string;
  }
  interface TypographyVariants {
    body3: React.CSSProperties;
  }
  interface TypographyVariantsOptions {
    body3?: React.CSSProperties;
  }
  interface Theme {
    sidebar: { width: number; closedWidth: number };
    topBarHeight: number;
  }
  interface ThemeOptions {
    topBarHeight?: number;
  }
}
declare module '@mui/material/Typography' {
  interface TypographyPropsVariantOverrides {
    body3: true;
  }
}
