import { theme as antd, type ThemeConfig } from 'antd';

const LIGHT = {
  paper: '#faf8f4',
  card: '#ffffff',
  ink: '#20232b',
  ink2: '#5d6370',
  ink3: '#636973',
  line: '#e9e5de',
  hover: '#f4f0e9',
  cinnabar: '#b5351f',
  jade: '#1f6f57',
  amber: '#8a5709',
  indigo: '#35508f',
};
const DARK = {
  paper: '#15171c',
  card: '#1c1f26',
  ink: '#e9e7e2',
  ink2: '#a9adb7',
  ink3: '#a0a6b1',
  line: '#2b2f38',
  hover: '#232730',
  cinnabar: '#ef6b54',
  jade: '#53b894',
  amber: '#e0a546',
  indigo: '#8aa6e8',
};

/** The look's variables as Ant Design tokens: ink is the primary colour, cinnabar only for danger. */
export function antdTheme(dark: boolean): ThemeConfig {
  const c = dark ? DARK : LIGHT;
  return {
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: c.ink,
      colorInfo: c.indigo,
      colorLink: c.indigo,
      colorError: c.cinnabar,
      colorSuccess: c.jade,
      colorWarning: c.amber,
      colorBgLayout: c.paper,
      colorBgContainer: c.card,
      colorBgElevated: c.card,
      colorText: c.ink,
      colorTextSecondary: c.ink2,
      colorTextTertiary: c.ink3,
      colorTextPlaceholder: c.ink3,
      colorTextDescription: c.ink3,
      colorBorder: c.line,
      colorBorderSecondary: c.line,
      colorFillTertiary: c.hover,
      colorTextLightSolid: dark ? c.paper : '#ffffff',
      borderRadius: 8,
      borderRadiusLG: 10,
      fontFamily: 'inherit',
      fontSize: 14,
      boxShadow: 'none',
      controlHeight: 34,
      wireframe: false,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 450 },
      Select: { optionSelectedBg: c.hover },
      Segmented: { itemSelectedBg: c.card, trackBg: c.hover },
    },
  };
}

/** Colours for ECharts, which cannot read CSS variables. */
export const chartColours = (dark: boolean) => (dark ? DARK : LIGHT);
