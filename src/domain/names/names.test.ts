import { describe, expect, it, test } from 'vitest';
import { isCameraName } from './camera-names.ts';
import { carverForm } from './carver-names.ts';
import { readName } from './name-parts.ts';
import { receivedFrom } from './received-names.ts';
import { screenshotNameForm, sourceAppOf } from './screenshot-names.ts';
import { webNameForm } from './web-names.ts';

const formOf = (fileName: string) => {
  const { stem, extension } = readName(fileName);
  return screenshotNameForm(stem, extension);
};

describe('names of screenshots', () => {
  test.each([
    ['Screenshot_20201215-090626.png', 'phone'],
    ['Screenshot_20240912-064012_WhatsApp.jpg', 'phone'],
    ['Screenshot_2024-09-12-06-40-12-345_com.whatsapp.jpg', 'phone'],
    ['.trashed-1774607641-Screenshot_2024-12-27-10-11-12-191_com.umetrip.jpg', 'phone'],
    ['Screenshot 2024-01-15 at 10.30.45\u202fAM.png', 'desktop'],
    ['Screen Shot 2014-04-15 at 21.45.17.png', 'desktop'],
    ['Bildschirmfoto 2021-01-09 um 09.55.36.png', 'desktop'],
    ['Capture d’écran 2024-10-28 à 14.20.23.png'.normalize('NFD'), 'desktop'],
    ['Captura de pantalla 2021-01-09 a la(s) 9.55.36.png', 'desktop'],
    ['Screenshot (123).png', 'desktop'],
    ['Screenshot from 2017-05-21 12-24-03.png', 'desktop'],
    ['Snipaste_2026-09-26_14-30-00.png', 'tool'],
    ['CleanShot 2026-09-26 at 14.30.00@2x.png', 'tool'],
    ['2023-01-01-120000_1920x1080_scrot.png', 'tool'],
    ['RPReplay_Final1600000000.MP4', 'recording'],
    ['ScreenRecording_01-01-2024 12-00-00_1.mov', 'recording'],
    ['2020010112000000-0123456789ABCDEF0123456789ABCDEF.jpg', 'game'],
    ['IMG_1234.PNG', 'ios_png'],
  ])('%s is named as %s', (name, form) => expect(formOf(name)).toBe(form));

  test.each([
    'Schermata 2021-01-09 alle 09.55.36.png',
    'Schermafbeelding 2025-11-23 112443.png',
    'Skärmavbild 2021-01-09 kl. 09.55.36.png',
    'Skærmbillede 2021-01-09 kl. 09.55.36.png',
    'Skjermbilde 2021-01-09.png',
    'Kuvakaappaus 2021-01-09.png',
    'Zrzut ekranu (28).png',
    'Снимок экрана 2021-01-09 в 9.55.36.png',
    'スクリーンショット 2021-01-09 9.55.36.png',
    '截屏2026-09-26 14.30.00.png',
    '屏幕截图_20210610_231402.png',
    '螢幕截圖 2024-07-01.png',
    '스크린샷 2021-01-09.png',
    'Ekran görüntüsü 2021-01-09.png',
    'Captură de ecran 2021.png',
    'Képernyőkép 2021-01-09.png',
    'Snímek obrazovky 2021-01-09.png',
    'Ảnh chụp màn hình 2021-01-09.png',
    'لقطة شاشة 2021-01-09.png',
    'צילום מסך 2021-01-09.png',
    'स्क्रीनशॉट 2021-01-09.png',
    '微信截图_20260926143000.png',
    'QQ截图20260926143000.png',
    'Screenshot.png',
    'Captura de Tela 2021-01-09.png',
  ])('%s is a screenshot', (name) => expect(formOf(name)).not.toBeNull());

  test.each([
    '我的截图旅行.jpg',
    'my capture of sunset.jpg',
    'wedding_snap1.jpg',
    'scr0tum.jpg',
    'grab bag.jpg',
    'clip.jpg',
    'screenshot of grandmas letter.jpg',
    '2013-01-01-12.00.00.png',
  ])('%s is not', (name) => expect(formOf(name)).toBeNull());

  it('reads the app from the name', () => {
    expect(sourceAppOf('Screenshot_2024-09-12-06-40-12-345_com.whatsapp')).toBe('com.whatsapp');
    expect(sourceAppOf('Screenshot_20240912-064012_WhatsApp')).toBe('WhatsApp');
    expect(sourceAppOf('Screenshot_20240912-064012')).toBeNull();
  });
});

describe('names of cameras', () => {
  const names = `IMG_1234.JPG IMG_E1234.JPG IMG_1234.HEIC IMG_20210109_095536.jpg IMG_20210109_095536_1.jpg IMG20210109095536.jpg
    IMG_20231014_183246_BURST001_COVER.jpg 00001IMG_00001_BURST1723801037429_COVER.jpg DSC_0001_BURST20230709220904977.JPG
    20231207_101605.jpg 20231207_101605_001.jpg 20231207_101605(0).jpg 2021-01-09-09-55-36.jpg PXL_20210109_095536123.jpg
    PXL_20210109_095536123.MP.jpg MVIMG_20190101_101010.jpg PANO_20190101_101010.jpg DSC_0001.JPG DSC01234.JPG _DSC1234.NEF
    DSCF1234.JPG DSCN1234.JPG _MG_1234.CR2 P1000123.JPG R0001234.JPG L1000123.DNG GOPR0123.JPG G0012345.JPG DJI_0001.JPG
    DJI_20240101120000_0001.JPG 100_1234.JPG SAM_1234.JPG CIMG1234.JPG PICT0001.JPG HPIM0001.JPG MVC-001F.JPG DCP_0001.JPG
    IMGP1234.JPG SDC10123.JPG KIF_0001.JPG WIN_20240101_12_00_00_Pro.jpg BURST20190101101010.jpg Photo0001.jpg`;
  const all = [...names.trim().split(/\s+/), 'PXL_20231006_063121958 (copy).jpg'];

  test.each(all)('%s speaks for a photo', (name) => expect(isCameraName(readName(name).stem)).toBe(true));

  test.each([...all, 'image1.jpeg'])('%s is nothing else', (name) => {
    const { stem, extension } = readName(name);
    expect([screenshotNameForm(stem, extension), webNameForm(stem), carverForm(stem)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

test.each([
  ['IMG-20200101-WA0001.jpg', 'WhatsApp'],
  ['photo_2020-01-01_12-00-00.jpg', 'Telegram'],
  ['signal-2021-01-09-095536.jpg', 'Signal'],
  ['mmexport1716130574783.jpg', 'WeChat'],
  ['Snapshot.jpg', null],
])('%s came through %s', (name, app) => expect(receivedFrom(readName(name).stem)).toBe(app));

test.each([
  ['f1234567.jpg', 'photorec_file'],
  ['t1234567.jpg', 'photorec_thumbnail'],
  ['b1234567.jpg', 'photorec_broken'],
  ['f0016741_Title.pdf', 'photorec_file'],
  ['Recovered_0001.jpg', 'tool'],
  ['00012345.jpg', 'numbered'],
  ['f123456.jpg', null],
])('%s is carved as %s', (name, form) => expect(carverForm(readName(name).stem)).toBe(form));

test.each([
  ['f_00001a', 'browser_cache'],
  ['name[1].jpg', 'browser_cache'],
  ['favicon-32.png', 'icon'],
  ['user_avatar_12.jpg', 'avatar'],
  ['header_banner.png', 'banner'],
  ['promo_728x90.png', 'ad'],
  ['sunset-300x200.jpg', 'thumbnail'],
  ['images (3).jpg', 'download'],
  ['Logan and the iconic view.jpg', null],
  ['thumbs up at the lake.jpg', null],
])('%s is named as %s of the web', (name, form) => expect(webNameForm(readName(name).stem)).toBe(form));
