using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace UserMacro.WebApi.Information;

/// <summary>Where somebody is reached: an e-mail address, or a page.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Link">As a link.</param>
internal sealed record ContactAddress(string Text, Uri Link)
{
    const int MaxLength = 254;

    // What an address may hold by the letter of its standard, and a link or a page would read as something else.
    static readonly SearchValues<char> NotInMail = SearchValues.Create("\"'<>?&%#:;,()[]\\/");

    /// <summary>Reads an e-mail address, or an https address without a user.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ContactAddress? contact)
    {
        contact = null;
        if (text.Length > MaxLength || text.Any(character => character is <= ' ' or >= '\u007f'))
        {
            return false;
        }

        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var page) && page.UserInfo.Length == 0)
            {
                contact = new(page.AbsoluteUri, page);
            }
        }
        else if (MailAddress.TryCreate(text, out var mail) && mail.Address == text && mail.DisplayName.Length == 0
            && text.AsSpan().IndexOfAny(NotInMail) < 0)
        {
            contact = new(text, new($"mailto:{text}"));
        }

        return contact is not null;
    }
}
