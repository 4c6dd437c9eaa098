using System.Buffers.Text;
using System.Text;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>Tokens as Atlassian's library would never make them.</summary>
static class TestTokens
{
    /// <summary>The same claims under <c>alg: none</c>.</summary>
    public static string Unsigned(string token) => $"{Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8)}.{token.Split('.')[1]}.AA";

    /// <summary>The same signature under other claims.</summary>
    public static string Tampered(string token, string from, string to)
    {
        var parts = token.Split('.');
        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]));
        payload.ShouldContain(from);
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload.Replace(from, to, StringComparison.Ordinal)))}.{parts[2]}";
    }
}
