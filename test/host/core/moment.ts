import momentModule from "moment";
import "moment/locale/ru";
import "moment/locale/de";

momentModule.locale("en");

export const moment: typeof momentModule = momentModule;
