import type { PointKind } from '../kinds.ts';

/** Written English points by kind, one a line. */
export const ENGLISH_KINDS: Readonly<Record<PointKind, string>> = {
  complaint: `
    My refund still hasn't arrived
    The app crashes every time I open it
    I was charged twice for one order
    My card was declined
    The parcel came damaged
    Nobody answers the phone
    I have been waiting for three weeks
    The food was cold and tasteless
    Wrong item delivered
    It stopped working after two days
    The seat was broken and filthy
    Customer service hung up on me
    Your website keeps logging me out
    They lost my luggage
    The size is too small
    Battery drains in two hours
    I can't log in to my account
    Terrible experience, never again
    The driver was rude
    There was a strange fee on my statement
    My transfer is still pending
    Delivery was two weeks late
    What a joke of a company
    How is this acceptable?
    Are you kidding me?
    The screen flickers
    You cancelled my flight without telling me
    The coupon code does not work
    No hot water in the room
    The manual is useless
    I never received my order
    The update broke everything
    My account was blocked for no reason
    Half of the screws were missing
    They refuse to refund me
    The line was ridiculously long
    The ATM swallowed my card
    This is a scam
    My top up failed
    I got the wrong exchange rate`,
  question: `
    How do I reset my password?
    Where is my order
    Can I change the delivery address?
    What is your return policy
    Do you ship to Canada?
    I want to cancel my order
    Is there a student discount?
    How long does delivery take
    Can you help me track my parcel
    I need help with my invoice
    Who do I contact about billing?
    Which card should I use abroad
    I would like to know the opening hours
    Does it work with Android?
    When will it be back in stock?
    I need to update my address
    What currencies do you support?
    Could you explain this charge?
    Am I eligible for a refund?
    Why is my payment pending?
    How can I delete my account
    tell me more about the premium plan
    I don't know how to activate the card
    What do I do if my card is lost?
    Is breakfast included?
    I'd like to speak to an agent
    Are pets allowed
    show me how to pair the device
    Will I get a confirmation email?
    What time is checkout
    Hi, can I pay in instalments?
    please tell me where to find my invoices
    any idea when the sale starts
    Do I need a passport for this`,
  wish: `
    It would be great if you added dark mode
    Please add Apple Pay
    I wish the buttons were bigger
    Would love to see more colours
    You should offer vegan options
    I suggest sending a reminder first
    Could you please bring back the old layout
    It would be nice to have an export
    Feature request: offline mode
    Hope you open a store in Leeds
    I'd prefer a smaller package
    Any plans to support Linux?
    Please make the font larger
    There should be an option to pause deliveries, please consider it
    If only it had a headphone jack
    We would love to have more vegetarian meals
    You need to hire more staff
    Would be nice if the app remembered my settings
    Please improve the search
    It could use a better zipper`,
  praise: `
    Love it, works perfectly
    Great service and friendly staff
    Delivery was fast and well packed
    The crew were fantastic
    Excellent value for money
    Highly recommend this hotel
    Best coffee in town
    Easy to set up and use
    My kids adore it
    Thanks for the quick refund
    The seat was comfortable and the food delicious
    Exactly as described
    Really happy with my purchase
    Support solved my problem in minutes
    Beautiful design
    Will definitely buy again
    Smooth check-in and a lovely room
    Five stars from me, brilliant app
    The new update is amazing
    No complaints at all
    Super helpful agent
    Keep up the good work
    Arrived early and in perfect condition
    So glad I switched
    The colours are gorgeous`,
  noise: `
    ok
    good
    test
    asdfasdf
    ...
    n/a
    hello
    thanks
    !!!!
    none
    lol
    12345
    xxxxxx
    Nice
    👍👍
    Click here to earn $500 a day at www.example.com
    Use my referral code and visit our website www.example.com
    WhatsApp me for guaranteed profit with bitcoin
    qwertyuiop
    same
    no comment
    hmm
    a
    yes
    +1`,
};
