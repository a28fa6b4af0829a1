/** Written cases of personal data of other countries, as in `chinese.ts`. */
export const INTERNATIONAL_CASES = `
call me at {phone:(415) 555-2671}
my cell is {phone:415-555-2671}
{phone:415.555.2671} after 5pm
{phone:+1 415 555 2671}
{phone:+1 (415) 555-2671}
{phone:1-415-555-2671}
phone {phone:4155552671}
text me {phone:415 555 2671}
{phone:+44 20 7946 0958}
{phone:+44 (0)20 7946 0958}
{phone:+447700900123}
{phone:07700 900123} is my mobile
{phone:020 7946 0958}
{phone:0161 496 0000}
{phone:0044 7700 900123}
ring me on {phone:07700900123}
{phone:+33 6 12 34 56 78}
{phone:06 12 34 56 78}
{phone:+49 30 12345678}
{phone:030 12345678} bitte anrufen
{phone:+49 171 1234567}
{phone:+34 612 345 678}
{phone:+39 347 123 4567}
{phone:+61 412 345 678}
{phone:0412 345 678}
{phone:(02) 9374 4000}
{phone:+81 90-1234-5678}
{phone:090-1234-5678}に電話
{phone:03-1234-5678}
{phone:+82 10-1234-5678}
{phone:010-1234-5678}로 연락
{phone:+852 9123 4567}
WhatsApp {phone:+65 9123 4567}
{phone:+886 912 345 678}
{phone:0912-345-678}
{phone:+91 98765 43210}
{phone:+55 11 91234-5678}
{phone:+7 912 345-67-89}
{phone:8 (912) 345-67-89}
{phone:+971 50 123 4567}
{phone:+60 12-345 6789}
{phone:+66 81 234 5678}
{phone:+84 912 345 678}
{phone:+62 812-3456-7890}
{phone:+27 82 123 4567}
{phone:+234 803 123 4567}
phone number: {phone:2345678}
SSN {id:123-45-6789}
my social security number is {id:123 45 6789}
{id:078-05-1120} was exposed
ssn: {id:123456789}
national insurance {id:QQ123456C}
{id:AB 12 34 56 C} is my NI number
DNI {id:12345678Z}
{id:44556677L}
CPF {id:529.982.247-25}
{id:111.444.777-35}
Aadhaar {id:2345 6789 0124}
{id:9876 5432 1096}
주민등록번호 {id:900101-1234567}
NRIC {id:S1234567D}
my driver's license is {id:D1234567}
driver license number {id:D123-4567-8901}
codice fiscale {id:RSSMRA85T10A562S}
passport {passport:C01234567}
Passport No. {passport:123456789}
my passport number is {passport:K1234567A}
card {card:4392 5499 0951 4543}
{card:4392-5499-0951-4543} was charged
{card:5218752772040567}
amex {card:371375858471953}
{card:3408 656907 02936}
visa {card:4392549909514543} declined
{card:6011406135895251}
{card:3566481454212475}
{card:2223 2019 8603 9544}
my debit card number {card:5218 7527 7204 0567} expired
IBAN {account:DE89 3704 0044 0532 0130 00}
{account:GB29NWBK60161331926819}
{account:FR14 2004 1010 0505 0001 3M02 606}
refund to {account:ES91 2100 0418 4502 0005 1332} please
{account:NL91ABNA0417164300}
{account:CH93 0076 2011 6238 5295 7}
{account:IT60 X054 2811 1010 0000 0123 456}
{account:BE68 5390 0754 7034}
bank account {account:12345678}
account number: {account:000123456789}
write to {email:jane.doe@example.com}
{email:JANE_DOE@EXAMPLE.CO.UK}
{email:john+news@mail.example.org}, thanks
email me: {email:a.b-c@sub.domain.io}.
{email:john [at] example [dot] com}
{email:john at example dot com}
my email is {email:jd1987@gmail.com} not the old one
{email:first.last@company.travel} bounced
I live at {address:123 Main Street, Apt 4B, Springfield, IL 62704}
ship it to {address:742 Evergreen Terrace}
{address:1600 Pennsylvania Avenue}
{address:350 Fifth Ave, New York, NY 10118}
sent to {address:12 Baker Street} instead
{address:221B Baker Street}, London {address:NW1 6XE}
my postcode is {address:SW1A 1AA}
{address:10 Downing St}
{address:4500 N Lincoln Blvd Suite 200}
{address:P.O. Box 1234}
{address:PO Box 77}
{address:Flat 3, 27 Kings Road}
{address:88 Queen's Road}
{address:Hauptstraße 12, 10115 Berlin}
{address:Lindenstr. 5}
{address:12 rue de la Paix, 75002 Paris}
{address:Calle Mayor 5}
{address:5 Oak Lane}
license plate {plate:7ABC123}
number plate {plate:AB12 CDE}
my reg is {plate:KX19 ABC}
instagram: {contact:@jane_doe99}
telegram {contact:@john_d_1}
skype id: {contact:live_jane22}
my whatsapp is {phone:+44 7700 900123}
snapchat: {contact:jdoe_2001}
Order 4417, call {phone:(415) 555-2671} or mail {email:jd@example.com}
{address:12 rue Victor Hugo, 75002 Paris}
{address:Via Roma 12, 00184 Roma}
서울시 강남구 {address:테헤란로 123}
{phone:+44-20-7946-0958}
{phone:+1-202-555-0143}
{phone:(202)555-0143}
{phone:+353 85 012 3456}
{phone:+41 78 123 45 67}
{phone:+46 70 123 45 67}
{phone:+64 21 123 4567}
{phone:+63 917 123 4567}
`.trim();
