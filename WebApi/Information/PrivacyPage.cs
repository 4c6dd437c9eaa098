using static UserMacro.WebApi.Information.InformationPage;

namespace UserMacro.WebApi.Information;

/// <summary>The statement for people to read. It is made once: it depends on nothing that a request says.</summary>
internal sealed class PrivacyPage(PrivacyStatement statement, Contacts contacts)
{
    public string Html { get; } = Create("Privacy", $"""
        <p>This is what User Macro for Confluence Cloud does with data, as this deployment is configured and as its build says. The same for programs:
        <a href="privacy.json">privacy.json</a>.</p>
        <p>Requests and questions about data: {Link(contacts.Privacy)}. Help: <a href="support">Support</a>, {Encode(statement.SupportHours)}.</p>

        <h2>What is stored</h2>
        <p>Only what administrators make and set, the history of their changes, and the record of the installation. It is encrypted
        under a key of the site's own, belongs to the client, and is used to show macros and for nothing else. Where it is kept: {Encode(statement.Location)}.</p>
        <ul>{string.Concat(statement.Stored.Categories.Select(each => $"<li><strong>{Encode(Capital(each.Key))}</strong>: {Encode(each.Value)}</li>"))}</ul>
        {string.Concat(statement.Stored.Records.Select(Record))}
        <p class="subtle">The list is generated from the types that the program stores, and each build is tested against it. Fields marked with * say who
        somebody is: an Atlassian account ID, the handle of one (the account ID itself is in one record only), or a hash of one.</p>

        <h2>What is never stored</h2>
        <ul>{string.Concat(statement.NeverStored.Select(each => $"<li>{Encode(each)}</li>"))}</ul>
        <p>Content of pages is used while a macro is rendered, for the reader who asked for the page, and is neither stored nor logged.</p>

        <h2>Who else processes it</h2>
        <ul>{string.Concat(statement.SubProcessors.Select(SubProcessor))}</ul>
        <p>Macros may ask servers that an administrator of the site named as connections. Nothing is sent to anybody else.</p>

        <h2>Your rights</h2>
        <p>You may ask what is stored about you, and have it corrected, restricted, exported or erased: turn to the administrators of your
        Confluence site, or to {Link(contacts.Privacy)}. You may also complain to a data protection authority. Exercising a right never makes the service worse for you.</p>

        <h2>Sale, sharing and Global Privacy Control</h2>
        <p>Nothing is sold, and nothing is shared for advertising. The opt-out is in effect for everybody, so a browser that sends
        <code>Sec-GPC</code> gets the same as one that does not, and no record is made of who sends it.</p>
        """);

    static string Record(StoredRecord record) =>
        $"<details><summary>{Encode(record.Purpose)}<small>{Encode(record.Category)}</small></summary><p class=\"subtle\">Kept {Encode(record.Kept)}.</p><ul>"
        + string.Concat(record.Fields.Select(field => $"<li>{Encode(field.Name)}{(field.Person ? " *" : "")}</li>")) + "</ul></details>\n";

    static string SubProcessor(SubProcessor each) =>
        $"<li><strong>{Encode(each.Name)}</strong>, {Encode(each.Location)}: {Encode(each.Purpose)}</li>";

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
