import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

export interface Series {
  readonly label: string;
  readonly color: string;
  readonly values: readonly (number | null)[];
  /** A line over the bars, on its own axis at the right. */
  readonly line?: boolean;
}

export interface ChartData {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Bars lie, for labels that are long. */
  readonly sideways?: boolean;
}

interface Look {
  readonly ink: string;
  readonly grid: string;
  readonly still: boolean;
  readonly number: (value: number) => string;
}

/** Draws on the canvas; the returned function takes it away again. */
export function draw(
  canvas: HTMLCanvasElement,
  { labels, series, sideways = false }: ChartData,
  look: Look,
): () => void {
  const hasLine = series.some(({ line }) => line);
  const ticks = { color: look.ink, font: { size: 11 } };
  const numbers = {
    ...ticks,
    precision: 0,
    maxTicksLimit: 6,
    callback: (value: string | number) => look.number(Number(value)),
  };
  const values = {
    stacked: true,
    beginAtZero: true,
    ticks: numbers,
    grid: { color: look.grid },
    border: { display: false },
  };
  const names = { stacked: true, ticks, grid: { display: false } };
  const configuration: ChartConfiguration<'bar' | 'line'> = {
    type: 'bar',
    data: {
      labels: [...labels],
      datasets: series.map(({ label, color, values: data, line }) =>
        line
          ? {
              type: 'line',
              label,
              data: [...data],
              borderColor: color,
              backgroundColor: color,
              yAxisID: 'y1',
              spanGaps: true,
              tension: 0.25,
              pointRadius: 3,
            }
          : {
              type: 'bar',
              label,
              data: [...data],
              backgroundColor: color,
              borderRadius: 4,
              maxBarThickness: 36,
            },
      ),
    },
    options: {
      indexAxis: sideways ? 'y' : 'x',
      maintainAspectRatio: false,
      animation: look.still ? false : { duration: 300 },
      interaction: { mode: 'index', axis: sideways ? 'y' : 'x', intersect: false },
      scales: {
        x: sideways ? values : names,
        y: sideways ? names : values,
        ...(hasLine
          ? {
              y1: {
                position: 'right' as const,
                beginAtZero: true,
                ticks: numbers,
                grid: { display: false },
                border: { display: false },
              },
            }
          : {}),
      },
      plugins: {
        legend: { labels: { color: look.ink, boxWidth: 12, boxHeight: 12, usePointStyle: true } },
        tooltip: {
          callbacks: {
            label: ({ dataset, raw }) => `${dataset.label ?? ''}: ${look.number(Number(raw ?? 0))}`,
          },
        },
      },
    },
  };
  const chart = new Chart(canvas, configuration);
  return () => chart.destroy();
}
