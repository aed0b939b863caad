declare module "moment/locale/ru";
declare module "moment/locale/de";
