using FsCheck;
using FsCheck.Xunit;
using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Atlassian.Tests.Connect.Tokens;

/// <summary>Whatever arrives, reading it is no exception.</summary>
public class HostileInputTests
{
    [Property(MaxTest = 500)]
    public bool TryParse_AnyText_IsRefused(string? text) => !ConnectToken.TryParse(text, out _);

    [Property(MaxTest = 500)]
    public bool TryParse_AnySignedParts_IsRefused(NonNull<string> header, NonNull<string> payload) =>
        !ConnectToken.TryParse(TokenTexts.Hmac(payload.Get, header.Get), out _);

    [Property(MaxTest = 500)]
    public void TryParse_AnyClaims_EndsInATokenOrNot(NonNull<string> name, NonNull<string> value)
    {
        var payload = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = value.Get, ["iat"] = 1, ["exp"] = 2, [name.Get] = value.Get,
        });

        if (ConnectToken.TryParse(TokenTexts.Hmac(payload), out var token))
        {
            HmacToken.Verify(token, TokenTexts.Secret).ShouldBeTrue();
        }
    }

    [Property(MaxTest = 500)]
    public bool Matches_AnyTarget_IsRefused(NonNull<string> claimed, NonNull<string> target, NonNull<string> basePath) =>
        !QueryHash.Matches(claimed.Get, "GET", "/" + target.Get, basePath.Get);

    [Property(MaxTest = 500)]
    public bool Compute_AnyParameters_AreReadBackFromTheQuery(NonNull<string> name, NonNull<string> value)
    {
        var query = $"{Uri.EscapeDataString(name.Get)}={Uri.EscapeDataString(value.Get)}";

        return QueryHash.Compute("POST", $"/x?{query}", "")
            == QueryHash.Compute("POST", "/x", "", [new(Uri.UnescapeDataString(Uri.EscapeDataString(name.Get)), value.Get)]);
    }
}
