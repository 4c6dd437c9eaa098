using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Security.Bearer;

namespace UserMacro.WebApi.Tests.Tokens;

public sealed class BearerTokenTests
{
    const string Tenant = "t-000102030405060708090a0b0c0d0e0f";
    const string Id = "0123456789abcdef";
    static readonly string Secret = new('5', 64);

    [Fact]
    public void TryParse_OwnText_IsWhatItWasMadeOf()
    {
        BearerToken.TryParse(BearerToken.TextOf(TenantId.Parse(Tenant), Id, Secret), out var token).ShouldBeTrue();

        (token!.Tenant.Value, token.Id, token.SecretHash.Length).ShouldBe((Tenant, Id, 32));
        token.ToString().ShouldNotContain(Convert.ToHexString(token.SecretHash.AsSpan()), Case.Insensitive);
    }

    [Theory]
    [InlineData("")]
    [InlineData("usermacro")]
    [InlineData("usermacro___")]
    [InlineData("other_t-000102030405060708090a0b0c0d0e0f_0123456789abcdef_SECRET")]
    [InlineData("usermacro_x_0123456789abcdef_SECRET")]
    [InlineData("usermacro_t-000102030405060708090a0b0c0d0e0f_0123456789ABCDEF_SECRET")]
    [InlineData("usermacro_t-000102030405060708090a0b0c0d0e0f_0123_SECRET")]
    [InlineData("usermacro_t-000102030405060708090a0b0c0d0e0f_0123456789abcdef_SECRET_more")]
    [InlineData("usermacro_t-000102030405060708090a0b0c0d0e0f_0123456789abcdef_short")]
    [InlineData("usermacro_t-000102030405060708090a0b0c0d0e0f_../../../../../x_SECRET")]
    public void TryParse_AnythingElse_IsNone(string text) =>
        BearerToken.TryParse(text.Replace("SECRET", Secret, StringComparison.Ordinal), out _).ShouldBeFalse();
}
