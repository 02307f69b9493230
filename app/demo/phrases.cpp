#include "app/demo/phrases.h"

#include <string_view>
#include <vector>

namespace mulin::demo {

namespace {

using Lines = std::vector<std::string_view>;

const Lines aloneState = {
    "老人精神不错，正在家中看电视，血压最近平稳，按时服药。",
    "老人身体尚好，自己买菜做饭，上午刚从广场遛弯回来。",
    "老人近日膝盖疼，下楼不便，已提醒外出拄拐、注意防滑。",
    "敲门后老人应答及时，室内整洁，燃气阀门已关好。",
    "老人睡眠不太好，白天精神差一些，劝其少喝浓茶。",
    "女儿上周末来过，冰箱里菜肉齐全，老人心情不错。",
    "老人说儿子在外地工作，每晚视频通话，生活能自理。",
    "老人刚从社区卫生服务站量完血压回来，大夫说略偏高，遵医嘱加了半片药。",
    "老人听力下降明显，说话要大声，门口呼叫器试按正常。",
    "陪老人聊了半个多小时，说起年轻时在矿上的事，很高兴。",
    "老人腿脚不便，本周由隔壁邻居帮忙取奶、倒垃圾。",
    "老人感冒已好，家里备有常用药，查看均在有效期内。",
};
const Lines allowanceState = {
    "家庭收入情况与上季度相比没有变化，低保金按月到账。",
    "户主仍在打零工，收入不稳定，已告知收入变化要及时报告。",
    "孩子今年升入高中，学费已申请减免，家庭开支略有缓解。",
    "户主定期透析，医药费报销后自付部分仍是主要负担。",
    "核对家庭成员和房屋情况，与登记一致。",
    "户主身体恢复较好，愿意参加社区公益岗位，已登记意向。",
    "家中用电线路老旧，已提醒不要同时使用大功率电器。",
    "一家人情绪稳定，对社区工作表示理解和感谢。",
};
const Lines elderState = {
    "老两口身体都还硬朗，早晨结伴去公园锻炼。",
    "老人耳朵有些背，精神很好，说孙子周末来吃饭。",
    "看了燃气和电路，都正常；提醒夜里起身开小夜灯。",
    "老人说血压平稳，药按时吃，医保卡报销也会用了。",
    "老人腿脚慢，买菜由女儿每周送两次。",
    "和老人聊了高龄津贴认证，已在手机上帮着完成。",
    "老人最近胃口差些，已提醒家属带去社区医院看看。",
    "家里收拾得干净，卫生间已装扶手，地面防滑。",
};
const Lines careState = {
    "老人卧床，家属每两小时翻身一次，皮肤完好。",   "护理员每天上门两小时，老人和家属都满意。",
    "老人能扶着助行器在屋里走几步，比上月有进步。", "家属照料辛苦，介绍了喘息服务和家庭养老床位。",
    "轮椅刹车有些松，已联系辅具站上门调整。",       "老人进食慢，家属已学会调糊状饮食，体重没有下降。",
    "长期用药由女儿分装好，查看药盒当日已服。",
};
const Lines infantState = {
    "孩子满月，已报户口，提醒带接种本去打第二针。",
    "孩子由奶奶带，精神好，会扶着走了；讲了防烫伤防跌落。",
    "疫苗按时接种，保健手册齐全。",
    "家长想了解托育机构，留了附近两家的电话和收费。",
    "育儿补贴已到账，家长没有其他需要。",
    "孩子有点咳嗽，妈妈说已看过医生，在家休息。",
};
const Lines childState = {
    "孩子在写作业，成绩稳定，老师反映上课认真。",
    "和孩子聊了半小时，情绪不错，每周和父母视频两次。",
    "奶奶身体尚好，饭菜有荤有素；提醒煤气用完关阀。",
    "孩子想参加假期托管班，已登记。",
    "看了住处，床铺干净，书桌台灯是结对志愿者送的。",
    "照护人说孩子爱看手机，和孩子约定每天不超过一小时。",
    "助学金已到账，家长签了领取单。",
};
const Lines disabilityState = {
    "护理补贴按月到账，本人没有其他诉求。",     "轮椅能正常使用，楼门口坡道有破损，已报物业。",
    "残疾人证明年到期，已告知换证地点和材料。", "每周做两次康复训练，家属陪同，效果尚可。",
    "助听器电池更换及时，交流比以前顺畅。",     "介绍了无障碍改造申请，家属愿意登记。",
};
const Lines veteranState = {
    "老兵精神很好，说起部队的事很自豪，光荣牌擦得很亮。",
    "优待证已领到，讲了乘车和景点的优待办法。",
    "退役后在附近单位上班，工作稳定。",
    "伤残抚恤金按时发放，换季旧伤有些疼，已约医生。",
    "八一前走访，送去慰问品，问了家里困难。",
};
const Lines bereavedState = {
    "陪着聊了聊近况，精神比上次好，愿意参加手工活动。",
    "家庭医生上月来过，血压血糖都量了，药够用。",
    "就医绿色通道用过一次，挂号很方便。",
    "帮着换了客厅灯泡，约好下月一起去看牙。",
};
const Lines workState = {
    "推荐了两个岗位，本人愿意去面试超市理货。",       "报了家政培训班，下周一开课。",
    "仍在找工作，希望离家近、能照顾老人。",           "已在社区公益岗上班，出勤正常。",
    "讲了社保补贴和灵活就业登记的办法，材料已带走。",
};
const Lines routineState = {
    "家中人员与登记一致，联系电话未变。",
    "一家三口都在，孩子在写作业，询问了课后托管班的情况。",
    "住户反映整体情况良好，没有特别需要办理的事。",
    "核对了家庭成员信息，更新了一个联系电话。",
    "户主上班不在，由家属接待，说明了近期社区活动安排。",
    "讲了防诈骗的几个例子，帮着看了手机上的可疑短信。",
    "住户参加了上周的楼院清扫，建议在楼后加一排晾衣杆。",
    "提醒不要在楼道里给电动车充电，住户表示配合。",
    "询问了老人和孩子的情况，都好。",
    "家里正在装修，已提醒午休时间不要施工、建筑垃圾及时清运。",
    "住户对小区新修的甬路比较满意。",
    "家中养一只小型犬，已办证，提醒出门牵绳。",
};
const Lines shopState = {
    "经营正常，灭火器在有效期内，后厨燃气报警器试用正常。",
    "门前三包落实较好，店外没有占道摆放。",
    "核对从业人员，新来一名店员，已登记电话。",
    "安全出口畅通，提醒夜间关门后切断非必要电源。",
    "店主反映门前非机动车停放较乱，影响顾客进出。",
    "介绍了小微企业和个体户的几项扶持政策，店主留了联系方式。",
    "明火灶旁堆放纸箱，当场清理，已复查。",
    "近期客流一般，店主打算把营业时间延长到晚上九点。",
};
const Lines safetyState = {
    "检查了燃气软管和灶具，软管接口完好，报警器工作正常。",
    "楼道内有少量纸箱杂物，当场劝导清理。",
    "查看了室内线路和插座，未发现私拉乱接。",
    "阳台堆放旧家具较多，提醒尽快清理，一周后复查。",
    "灭火器压力正常，应急灯有一盏不亮，已报物业更换。",
};
const Lines newcomerState = {
    "新入住，登记了家庭成员和联系电话，介绍了网格员和社区服务电话。",
    "租住户，合同期一年，已核对房主信息，告知居住证办理地点。",
    "刚搬来不久，孩子准备转学，告知了需要准备的材料。",
    "新搬入，介绍了垃圾投放点和缴费方式，加了楼栋微信群。",
};
const Lines revisitState = {
    "上次反映的问题已解决，住户表示满意。",
    "回访：维修已完成，使用正常。",
    "问题有所好转，还需观察一段时间，约定下月再看。",
    "已和物业现场看过，预计本周内处理完。",
};
const Lines festivalState = {
    "节前看望，送去米面油，转达社区的问候，老人很高兴。",
    "春节慰问，帮着贴了春联，叮嘱注意用火用电安全。",
    "重阳节探望，陪老人聊家常，量了血压。",
    "中秋节前走访，送月饼一盒，询问近期生活情况。",
};
const Lines policyState = {
    "宣传城乡居民医保缴费时间和办法，帮助在手机上完成缴费。", "讲解高龄津贴申领条件和所需材料，已留宣传单。",
    "宣传防范养老诈骗，提醒不要轻信高息理财和免费旅游。",     "宣传垃圾分类和高空抛物的有关规定。",
    "讲解老旧小区改造方案，征求对加装电梯的意见。",
};
const Lines surveyState = {
    "入户核对人口和房屋信息，已逐项登记。",
    "补充登记紧急联系人和电话。",
    "核实户籍和实际居住情况，与登记一致。",
};

const Lines winter = {"暖气温度正常，室内约二十度。", "室温偏低，已帮助联系供热公司测温。",
                      "提醒天冷路滑，尽量少出门。", "检查了取暖设备，没有使用煤炉。"};
const Lines summer = {"提醒高温天气多喝水、避开中午外出。", "空调使用正常，提醒注意通风。",
                      "暴雨将至，提醒关好门窗、收好阳台物品。"};

struct Wish {
    std::string_view needs, handling;
};
const std::vector<Wish> wishes = {
    {"楼道声控灯不亮", "已报物业，两天内更换"},
    {"单元门禁损坏，外人可随意进出", "已报物业维修"},
    {"楼上漏水，卫生间顶棚有水渍", "已联系楼上住户，约定周末共同查看"},
    {"希望加装扶手", "列入适老化改造登记"},
    {"楼前电动车充电桩不够用", "已报社区，纳入下次议事会"},
    {"咨询高龄津贴如何申领", "已告知条件和材料，陪同到社区窗口办理"},
    {"下水道返味", "已联系疏通，三日内处理"},
    {"夜间楼下烧烤噪声大", "已与店主沟通，晚十点后收桌"},
    {"希望社区食堂送餐上门", "已登记助餐需求"},
    {"暖气不热，室温只有十六度", "已联系供热公司上门放气、测温"},
    {"行动不便，需要上门理发", "已联系志愿者，约下周三"},
    {"孩子想报社区假期托管班", "已登记，等开班通知"},
    {"楼道堆放杂物，影响通行", "已张贴通知，限期三天清理"},
    {"墙皮脱落，担心掉落伤人", "已围挡，报维修资金申请"},
    {"想找一份离家近的工作", "推荐到街道就业服务站登记"},
    {"路灯昏暗，老人晚上出行不便", "已报市政热线"},
    {"邻居在楼道停放电动车", "已上门劝导，车辆移到车棚"},
    {"医保报销手续不清楚", "帮助查询，需补住院清单"},
};

} // namespace

Note noteFor(Chance& chance, Occasion occasion, const std::string& name, int month) {
    const auto one = [&](const Lines& lines) { return std::string(chance.pick(lines)); };
    Note note;
    double wishing = 7;
    switch (occasion) {
    case Occasion::Alone:
        note.findings = one(aloneState);
        if (chance.percent(30))
            note.findings = (chance.percent(50) ? "到家中探望" : "上门看望") + name + "。" + note.findings;
        wishing = 9;
        break;
    case Occasion::Allowance: note.findings = one(allowanceState); break;
    case Occasion::Elder: note.findings = one(elderState); break;
    case Occasion::Care: note.findings = one(careState); break;
    case Occasion::Infant: note.findings = one(infantState); break;
    case Occasion::Child: note.findings = one(childState); break;
    case Occasion::Disability: note.findings = one(disabilityState); break;
    case Occasion::Veteran: note.findings = one(veteranState); break;
    case Occasion::Bereaved: note.findings = one(bereavedState); break;
    case Occasion::Work: note.findings = one(workState); break;
    case Occasion::Shop:
        note.findings = one(shopState);
        wishing = 0;
        break;
    case Occasion::Safety:
        note.findings = one(safetyState);
        wishing = 4;
        break;
    case Occasion::Newcomer: note.findings = one(newcomerState); break;
    case Occasion::Revisit:
        note.findings = one(revisitState);
        wishing = 0;
        break;
    case Occasion::Festival:
        note.findings = one(festivalState);
        wishing = 2;
        break;
    case Occasion::Policy: note.findings = one(policyState); break;
    case Occasion::Survey: note.findings = one(surveyState); break;
    case Occasion::Routine: note.findings = one(routineState); break;
    }
    if (occasion == Occasion::Alone || occasion == Occasion::Routine || occasion == Occasion::Allowance) {
        if ((month >= 11 || month <= 3) && chance.percent(25)) note.findings += one(winter);
        if (month >= 6 && month <= 8 && chance.percent(25)) note.findings += one(summer);
    }
    if (chance.percent(wishing)) {
        const Wish& wish = chance.pick(wishes);
        note.needs = wish.needs;
        if (chance.percent(85)) note.handling = wish.handling;
    }
    return note;
}

} // namespace mulin::demo
