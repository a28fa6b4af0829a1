/** Written cases that hold no personal data, though they look like it: one a line. */
export const LOOK_ALIKES = `
订单号2024010212345678
订单编号：4392549909514543
订单13812345678一直没发货
单号 1381234567890
快递单号SF1234567890123
顺丰SF1381234567890显示已签收
圆通YT8812345678901
京东JDVA12345678901
运单号 773123456789012
中通 75123456789012 三天没动
EMS EA123456789CN
流水号20240102130015123456
交易号4200001234202401021234567890
发票号码 12345678
税号91310000MA1FL5XX0A
统一社会信用代码91440300708461136T
iPhone 15 Pro充不进电
华为Mate60Pro续航差
小米14 Ultra 16GB+512GB
红米K70 12+256
荣耀8X 6GB+64GB
RTX4090显卡
i7-13700K散热不行
型号XYZ-1234567890
货号 6901234567892 和图片不符
条形码6901028075831
IMEI 861234567890123 被锁
序列号F2LXK1234567
版本号2.13.4.20240102
系统升级到14.0.11.0之后闪退
固件V1.0.20240315
2024-01-02 13:14:15 下的单
2024年1月2日13点14分
2024/01/02到2024/02/03
20240102买的
13:30-14:30没人
8:00到22:00
12306买票失败
95588一直占线
拨打12345没用
打了12315投诉
10086的人说不归他们管
110和119都打了
400-123-4567打不通
客服电话400 800 8888
4008123123没人接
8008201234
95533转人工
￥13812345678
价格1299.00元
原价5999现价4999
花了13800元
充值10000000000积分
一共198000块钱
粉丝13812345678人
身高175体重65
200-300元之间
满199减100
199-100的活动
5折优惠券
3.14159265358979
圆周率31415926535
室温25.5度
2号线坐到底
地铁10号线早高峰
302路公交不停
3号楼电梯坏了
5楼灯不亮
12栋业主群里都在说
1单元门禁坏了
小区A3区停车难
A市A3区杜鹃文苑小区旁边的搅拌站
西湖区文三路堵车
长沙市岳麓区很吵
人民路在修地铁
中山路步行街太脏
解放路小学附近
走了5里路3个小时
套路太多了2次都这样
网络线路2号口不通
一号店买的
3号到货，5号发错
8月15号下单
第3层货架
三楼以上没水
两室一厅60平
工单号202401021234
受理编号JB2024010212
案件编号 1234567890123456
取件码 8-2-1234
验证码123456收不到
优惠码ABC12345
券码 1234 5678 9012
兑换码8866-7755-4433
新A6L45TFSI真不错
全新A8L55000公里
买了京东A12款
川A是成都的
粤A牌照限行
云服务器2核4G
鄂尔多斯羊绒衫
G1234次列车晚点
CA1234航班取消
MU5678延误3小时
座位12A 12B
尺码170/88A
XXL(180/100A)
300500是创业板
上证3012.34点
0.123456789
1,381,234,567个用户
10,000,000次
比例3:2:1
IP是192.168.1.100
MAC 00:1A:2B:3C:4D:5E
端口8080没开
ISBN 978-7-111-12345-6
GB/T 12345-2008标准
QQ音乐闪退
微信支付失败
微信扫码没反应
微信公众号打不开
用微信登录不了
支付宝付款13次失败
加微信群被踢
@客服 出来说话
@所有人 明天停水
艾特一下小编
护照办理要多久
身份证忘带了怎么取件
身份证照片上传失败3次
银行卡绑定不了
卡号在哪里看
手机号换了怎么改
手机2000多买的用了30天
电话打了20多次
手机1999元
电话2024年1月换的
热线12345678
12345678
00000000
1234567890123456
11111111111
20222022
100000000000
6个月12期分期
order 88213977 never arrived
Order #123-4567890-1234567
order number 4392549909514543
tracking 1Z999AA10123456784
tracking number 9400110200881234567890
invoice INV-2024-001234
ref 123-45-6789
case 2024-0102-3344
part number 123-456-7890
model 415-555-2671
call 1-800-555-1234
1-888-555-0199 is useless
toll free 0800 123 4567
dial 911
version 10.0.19045.3803
iOS 17.4.1 broke it
Windows 11 23H2
Galaxy S24 Ultra 512GB
Pixel 8 Pro
paid $1,234,567.89
cost 415 555 dollars
$4155552671
2024-03-05T13:14:15Z
03/05/2024 and 04/06/2024
05-06-2023
10:30-11:45
flight BA2490 was late
seat 12A row 34
15 minutes on hold
waited 30 days
5 stars
it took 3 weeks on the road
12 people in the way
20 years on this street
I walked 3 miles down the road
24 hours a day in the place
room 1203 was dirty
Terminal 5 gate B32
1080p 60fps
192.168.0.1
2001:0db8:85a3::8a2e
npm react@18.2.0 fails
git@github.com:owner/repo.git
@support please answer
meet at 5 at the cafe
RTX 4090 24GB
A1 8GB model
W11 4TB drive
M1 8GB is slow
GT20 PRO cracked
temperature 98.6
3.5 out of 5
error 0x80070057
error code 1234567890
SKU 4006381333931
coupon SAVE2024NOW
batch 20240115A
9999999999
100,000,000 users
size 10-12
ratio 16:9
chapter 3 section 4 page 567
reading 12345 books
my passport expired
passport renewal takes 10 weeks
card was declined 3 times
my account has 3 devices
phone died after 2 years
telephone support is awful
email support never replied
no address shown
follow instagram for updates
whatsapp support is slow
我知道3号发货
这条街道2号楼在装修
我们村3户人家没水
充值卡怎么用
卡了5次
显卡4090
卡在99%不动
手机卡在2023年办的
高速公路3号出口
一路5号公交站
电路板2号口
渠道3层分销
双11当天
618那天
五一假期第3天
二楼东西3号柜台
十一期间八号线停运
一号线二号口
三号楼的王阿姨
第三单元没有热水
周一到周五9-18点
每天8-10小时
第1-2-3步都做了
1-2-3都不行
3-5-7天无理由
100-200-300档
充电5分钟通话2小时
8848钛金手机
型号KFR-35GW/NhAa1BAj
MacBook Pro M3 Max 64GB
ThinkPad X1 Carbon Gen 11
索尼WH-1000XM5
大疆Mini 4 Pro
骁龙8 Gen 3
H.265 4K 120Hz
USB 3.2 Gen 2x2
DDR5-6000 32GB
IP68防水
N95口罩
AA电池5号7号
B2C和O2O
A4纸500张
86盒开关
110V和220V
2024款1.5T
95号汽油涨到8.5元
京东PLUS会员
京A
京东E卡1000元
粤菜馆2店
沪深300跌了
苏宁易购818
豫园12路口
order placed 2024-01-02 at 13:45
your ref: 4471-2290-11
PO 4500123456
UPS 1Z12345E0205271688
FedEx 7712 3456 7890
train 1234 at 5678
build 19045.3803
I paid 100 dollars each way
45 mins drive from the airport
30 pounds each way
200 per person per way
step 1. drive to 2nd street
a one way ticket for 120
5 star place to stay
2 blocks away
the 90s are way over
room 415 floor 12
100 Gbps
windows 95 98 2000
call me at 5
text me at 10:30
phone 15 pro max
my phone is 2 years old
mobile 4G 5G
cell 4 in column B12
insider knowledge 101
plate was cold for 20 minutes
registration took 3 days
number plate missing
`.trim();
