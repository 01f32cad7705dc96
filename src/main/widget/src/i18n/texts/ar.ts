import type { Texts } from './en';

const rules = new Intl.PluralRules('ar');

interface Forms {
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
}

/** Three to ten take the plural, eleven and more the singular. */
function plural(count: number, forms: Forms): string {
  const rule = rules.select(count);
  const form = rule === 'one' || rule === 'two' || rule === 'few' ? forms[rule] : forms.many;
  return form.replace('#', String(count));
}

const ar: Texts = {
  title: 'تحدّث معنا',
  greeting: 'مرحبًا! كيف يمكننا مساعدتك؟',
  open: 'فتح المحادثة',
  close: 'إغلاق المحادثة',
  unread: (count) =>
    plural(count, {
      one: 'رسالة واحدة غير مقروءة',
      two: 'رسالتان غير مقروءتين',
      few: '# رسائل غير مقروءة',
      many: '# رسالة غير مقروءة',
    }),
  online: 'نحن متصلون الآن',
  away: 'سنرد عليك في أقرب وقت ممكن',
  unreachable: 'اكتب لنا وسنرد عليك لاحقًا',
  hide: 'إخفاء الرسالة',
  menu: 'المزيد',
  soundOn: 'تشغيل الصوت',
  soundOff: 'كتم الصوت',
  intro: 'عرّفنا بنفسك لنبدأ المحادثة.',
  name: 'اسمك',
  email: 'البريد الإلكتروني',
  optional: 'اختياري',
  start: 'بدء المحادثة',
  nameMissing: 'يرجى كتابة اسمك.',
  emailWrong: 'هذا ليس عنوان بريد إلكتروني صحيحًا.',
  visitor: 'زائر',
  you: 'أنت',
  message: 'رسالة',
  placeholder: 'اكتب رسالة…',
  send: 'إرسال',
  attach: 'إرفاق ملف',
  emoji: 'إدراج رمز تعبيري',
  drop: 'أفلت الملفات هنا لإرسالها',
  remove: (name) => `إزالة ${name}`,
  conversation: 'المحادثة',
  earlier: 'عرض الرسائل السابقة',
  newMessages: (count) =>
    plural(count, {
      one: 'رسالة جديدة واحدة',
      two: 'رسالتان جديدتان',
      few: '# رسائل جديدة',
      many: '# رسالة جديدة',
    }),
  latest: 'الانتقال إلى آخر رسالة',
  typing: (name) => `${name} يكتب الآن`,
  agent: 'الدعم',
  sending: 'جارٍ الإرسال',
  queued: 'استُلمت وسيتم تسليمها',
  sent: 'أُرسلت',
  read: 'قُرئت',
  failed: 'لم يتم التسليم',
  again: 'إعادة المحاولة',
  discard: 'إزالة',
  tooLarge: 'هذا الملف كبير جدًا.',
  typeRefused: 'لا يمكن إرسال ملفات من هذا النوع.',
  unreadable: 'لا يمكن قراءة هذا الملف.',
  tooMany: 'عدد الملفات كبير حاليًا.',
  image: (name) => `صورة: ${name}`,
  download: (name, size) => `تنزيل ${name}، ${size}`,
  today: 'اليوم',
  yesterday: 'أمس',
  offline: 'لا يوجد اتصال. سيُرسل ما تكتبه فور عودة الاتصال.',
  slowDown: (seconds) => `تمهّل قليلًا. يُستأنف الإرسال خلال ${seconds} ث.`,
  trouble: 'لم ينجح ذلك. يرجى المحاولة مرة أخرى بعد قليل.',
  unsupported: 'هذا غير متاح هنا.',
  transcript: 'تنزيل نص المحادثة',
  end: 'إنهاء المحادثة',
  endQuestion: 'هل تريد إنهاء هذه المحادثة؟',
  endNo: 'متابعة المحادثة',
  ended: 'انتهت هذه المحادثة.',
  expired: 'لم تعد هذه المحادثة متاحة. ما كتبته محفوظ.',
  newChat: 'بدء محادثة جديدة',
  rate: 'كيف كانت محادثتك؟',
  stars: (count) => plural(count, { one: 'نجمة واحدة', two: 'نجمتان', few: '# نجوم', many: '# نجمة' }),
  comment: 'هل تريد إضافة شيء؟',
  rateSend: 'إرسال التقييم',
  thanks: 'شكرًا على تقييمك!',
};

export default ar;
