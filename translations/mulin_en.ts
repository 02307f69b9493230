<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>Backup %n days ago</source>
        <translation>
            <numerusform>Backup %n day ago</numerusform>
            <numerusform>Backup %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup %n hours ago</source>
        <translation>
            <numerusform>Backup %n hour ago</numerusform>
            <numerusform>Backup %n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup %n minutes ago</source>
        <translation>
            <numerusform>Backup %n minute ago</numerusform>
            <numerusform>Backup %n minutes ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::Board</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n households</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::BoardView</name>
    <message numerus="yes">
        <source>%n households</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::BuildingPage</name>
    <message numerus="yes">
        <source>%n households</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Within %n days</source>
        <translation>
            <numerusform>Within %n day</numerusform>
            <numerusform>Within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::CallListModel</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people, %1 reached</source>
        <translation>
            <numerusform>%n person, %1 reached</numerusform>
            <numerusform>%n people, %1 reached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::CampaignsPage</name>
    <message numerus="yes">
        <source>%1 is entered as vacant, but %n people are registered there: tick who has moved away.</source>
        <translation>
            <numerusform>%1 is entered as vacant, but %n person is registered there: tick if gone.</numerusform>
            <numerusform>%1 is entered as vacant, but %n people are registered there: tick who has moved away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::ComparePage</name>
    <message numerus="yes">
        <source>%n decisions of the last time are here again</source>
        <translation>
            <numerusform>%n decision of the last time is here again</numerusform>
            <numerusform>%n decisions of the last time are here again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::Coverage</name>
    <message numerus="yes">
        <source>%n entrances have no volunteer</source>
        <translation>
            <numerusform>%n entrance has no volunteer</numerusform>
            <numerusform>%n entrances have no volunteer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heads of buildings are missing</source>
        <translation>
            <numerusform>%n head of a building is missing</numerusform>
            <numerusform>%n heads of buildings are missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts have no holder B</source>
        <translation>
            <numerusform>%n post has no holder B</numerusform>
            <numerusform>%n posts have no holder B</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts of grids are vacant</source>
        <translation>
            <numerusform>%n post of a grid is vacant</numerusform>
            <numerusform>%n posts of grids are vacant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n terms end within 30 days</source>
        <translation>
            <numerusform>%n term ends within 30 days</numerusform>
            <numerusform>%n terms end within 30 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::DesignerPage</name>
    <message numerus="yes">
        <source>%Ln people in it; what was filled in stays</source>
        <translation>
            <numerusform>%Ln person in it; what was filled in stays</numerusform>
            <numerusform>%Ln people in it; what was filled in stays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not put to use yet: %n things are missing</source>
        <translation>
            <numerusform>Not put to use yet: %n thing is missing</numerusform>
            <numerusform>Not put to use yet: %n things are missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::DraftPreview</name>
    <message numerus="yes">
        <source>%n rows as an example</source>
        <translation>
            <numerusform>%n row as an example</numerusform>
            <numerusform>%n rows as an example</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::Due</name>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::DueView</name>
    <message numerus="yes">
        <source>%n organisations</source>
        <translation>
            <numerusform>%n organisation</numerusform>
            <numerusform>%n organisations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::DuplicatesPage</name>
    <message numerus="yes">
        <source>%n pairs</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records name the second entry (visits, ledgers, homes …): they go along. One step in the history takes all of it back at any time.</source>
        <translation>
            <numerusform>%n record names the second entry (a visit, ledger, home …): it goes along. One step in the history takes all of it back at any time.</numerusform>
            <numerusform>%n records name the second entry (visits, ledgers, homes …): they go along. One step in the history takes all of it back at any time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::EmergencyPanel</name>
    <message numerus="yes">
        <source>The call tree has %n lines. Holders B act where A is away; every call is logged.</source>
        <translation>
            <numerusform>The call tree has %n line. Holders B act where A is away; every call is logged.</numerusform>
            <numerusform>The call tree has %n lines. Holders B act where A is away; every call is logged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::EmergencyView</name>
    <message numerus="yes">
        <source>Emergency: %1, since %2 (%n minutes)</source>
        <translation>
            <numerusform>Emergency: %1, since %2 (%n minute)</numerusform>
            <numerusform>Emergency: %1, since %2 (%n minutes)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::GrantLine</name>
    <message numerus="yes">
        <source>Withheld: %n fields</source>
        <translation>
            <numerusform>Withheld: %n field</numerusform>
            <numerusform>Withheld: %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::HandOverPanel</name>
    <message numerus="yes">
        <source>%n more cannot be changed by you</source>
        <translation>
            <numerusform>%n more cannot be changed by you</numerusform>
            <numerusform>%n more cannot be changed by you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::HouseholdActForm</name>
    <message numerus="yes">
        <source>%1, %n people, %2</source>
        <translation>
            <numerusform>%1, %n person, %2</numerusform>
            <numerusform>%1, %n people, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the files of %n people will change</source>
        <translation>
            <numerusform>In the file of %n person will change</numerusform>
            <numerusform>In the files of %n people will change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New household: %1, %n people</source>
        <translation>
            <numerusform>New household: %1, %n person</numerusform>
            <numerusform>New household: %1, %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::HouseholdView</name>
    <message numerus="yes">
        <source>Living here: %n</source>
        <translation>
            <numerusform>Living here: %n person</numerusform>
            <numerusform>Living here: %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::ImportResult</name>
    <message numerus="yes">
        <source>%n new households</source>
        <translation>
            <numerusform>%n new household</numerusform>
            <numerusform>%n new households</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::LedgersPage</name>
    <message numerus="yes">
        <source>Merged meanwhile: %n</source>
        <translation>
            <numerusform>Merged meanwhile: %n</numerusform>
            <numerusform>Merged meanwhile: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::OfficeSession</name>
    <message numerus="yes">
        <source>Nothing was undone: %n people were changed or are used since: %1</source>
        <translation>
            <numerusform>Nothing was undone: %n person was changed or is used since: %1</numerusform>
            <numerusform>Nothing was undone: %n people were changed or are used since: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was undone: %n records were changed or are used since: %1</source>
        <translation>
            <numerusform>Nothing was undone: %n record was changed or is used since: %1</numerusform>
            <numerusform>Nothing was undone: %n records were changed or are used since: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone, except %n people changed or used since: %1</source>
        <translation>
            <numerusform>Undone, except %n person changed or used since: %1</numerusform>
            <numerusform>Undone, except %n people changed or used since: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone, except %n records changed or used since: %1</source>
        <translation>
            <numerusform>Undone, except %n record changed or used since: %1</numerusform>
            <numerusform>Undone, except %n records changed or used since: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::OrganisationPage</name>
    <message numerus="yes">
        <source>%n grids</source>
        <translation>
            <numerusform>%n grid</numerusform>
            <numerusform>%n grids</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phones are left out: no consent</source>
        <translation>
            <numerusform>%n phone is left out: no consent</numerusform>
            <numerusform>%n phones are left out: no consent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::PasswordGate</name>
    <message numerus="yes">
        <source>The password is wrong; %n more tries, then one has to wait</source>
        <translation>
            <numerusform>The password is wrong; one more try, then one has to wait</numerusform>
            <numerusform>The password is wrong; %n more tries, then one has to wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecordForm</name>
    <message numerus="yes">
        <source>%n to put right: %1</source>
        <translation>
            <numerusform>%n thing to put right: %1</numerusform>
            <numerusform>%n things to put right: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::RolesPage</name>
    <message numerus="yes">
        <source>%1: %n users have it</source>
        <translation>
            <numerusform>%1: %n user has it</numerusform>
            <numerusform>%1: %n users have it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::RoomPanel</name>
    <message numerus="yes">
        <source>%1, %n people</source>
        <translation>
            <numerusform>%1, %n person</numerusform>
            <numerusform>%1, %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::SealedPanel</name>
    <message numerus="yes">
        <source>The password is wrong; %n more tries, then one has to wait</source>
        <translation>
            <numerusform>The password is wrong; one more try, then one has to wait</numerusform>
            <numerusform>The password is wrong; %n more tries, then one has to wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::SignIn</name>
    <message numerus="yes">
        <source>The password is wrong. Look at Caps Lock and the input method; %n more tries, then one has to wait.</source>
        <translation>
            <numerusform>The password is wrong. Look at Caps Lock and the input method; one more try, then one has to wait.</numerusform>
            <numerusform>The password is wrong. Look at Caps Lock and the input method; %n more tries, then one has to wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::StatusLine</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::StepRow</name>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::SuggestionStrip</name>
    <message numerus="yes">
        <source>%1, %n days late</source>
        <translation>
            <numerusform>%1, %n day late</numerusform>
            <numerusform>%1, %n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Due, and to look at: %n</source>
        <translation>
            <numerusform>Due, and to look at: %n</numerusform>
            <numerusform>Due, and to look at: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Is everybody served who should be? Look at these %n</source>
        <translation>
            <numerusform>Is everybody served who should be? Look at this %n</numerusform>
            <numerusform>Is everybody served who should be? Look at these %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at these %n</source>
        <translation>
            <numerusform>Look at this %n</numerusform>
            <numerusform>Look at these %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::TodayPage</name>
    <message numerus="yes">
        <source>%1: %n enrolments need not be kept</source>
        <translation>
            <numerusform>%1: %n enrolment need not be kept</numerusform>
            <numerusform>%1: %n enrolments need not be kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n organisations</source>
        <translation>
            <numerusform>%n organisation</numerusform>
            <numerusform>%n organisations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::UnitModel</name>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::UnitPanel</name>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gaps below</source>
        <translation>
            <numerusform>%n gap in the units below</numerusform>
            <numerusform>%n gaps in the units below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::UsersPage</name>
    <message numerus="yes">
        <source>%n users</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::VisitEntryPage</name>
    <message numerus="yes">
        <source>%n people added</source>
        <translation>
            <numerusform>%n person added</numerusform>
            <numerusform>%n people added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::VisitSidePanel</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::printing::FontList</name>
    <message numerus="yes">
        <source>%n faces are not installed. Others stand in for them: lines and characters to the page stay the same, the strokes look different.</source>
        <translation>
            <numerusform>%n face is not installed. Another stands in for it: lines and characters to the page stay the same, the strokes look different.</numerusform>
            <numerusform>%n faces are not installed. Others stand in for them: lines and characters to the page stay the same, the strokes look different.</numerusform>
        </translation>
    </message>
</context>
</TS>
