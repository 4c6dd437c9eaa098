using System.Globalization;
using static UserMacro.WebApi.Information.InformationPage;

namespace UserMacro.WebApi.Information;

/// <summary>Whom to ask for help, and whether somebody is there at this moment.</summary>
internal sealed class SupportPage(Contacts contacts, TimeProvider time)
{
    public string Html() => Create("Support", $"""
        <p>Questions, problems, and reports of outages: {Link(contacts.Support)}.</p>
        <p class="now">{Now(time.GetUtcNow())}</p>
        <p>Support answers <strong>{Encode(contacts.Hours.Text)}</strong>. Do not send page content, personal data or tokens: the key of the macro, the address
        of the page and the time of the problem are enough.</p>
        <h2>Data and privacy</h2>
        <p>Requests about stored data (access, correction, erasure): {Link(contacts.Privacy)}. What is stored is on the page <a href="privacy">Privacy</a>.</p>
        <h2>Vulnerabilities</h2>
        <p>Report a vulnerability privately: {Link(contacts.Security)}. See also <a href=".well-known/security.txt">security.txt</a>.</p>
        """);

    string Now(DateTimeOffset now) => contacts.Hours.OpenUntil(now) is { } until
        ? $"<span class=\"open\">Support is available now</span>, until {Encode(Clock(until))} ({Encode(contacts.Hours.Zone)})."
        : $"Support is closed now. It is available again on {Encode(Day(contacts.Hours.NextOpening(now)))} ({Encode(contacts.Hours.Zone)}).";

    static string Clock(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    static string Day(DateTimeOffset time) => time.ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
