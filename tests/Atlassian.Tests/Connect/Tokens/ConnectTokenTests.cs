using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.Atlassian.Tests.Connect.Tokens;

public class ConnectTokenTests
{
    const string Required = "\"iss\":\"site\",\"iat\":1700000000,\"exp\":1700000180,\"qsh\":\"q\"";

    [Fact]
    public void TryParse_FullToken_GivesItsClaims()
    {
        var text = TokenTexts.Hmac("{" + Required + """
            ,"sub":"account","aud":["one","two"],"context":{"confluence":{
            "macro":{"outputType":"display","hash":"h","id":"m"},"content":{"type":"page","version":"7","id":"42"},"space":{"key":"DEV","id":"9"}}}}
            """);

        ConnectToken.TryParse(text, out var token).ShouldBeTrue();

        token!.Algorithm.ShouldBe("HS256");
        token.KeyId.ShouldBeNull();
        token.Issuer.ShouldBe("site");
        token.Subject.ShouldBe("account");
        token.IssuedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        token.Expires.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_700_000_180));
        token.QueryHash.ShouldBe("q");
        token.Audience.ShouldBe(["one", "two"]);
        token.Context.ShouldBe(new HostContext
        {
            ContentId = "42", ContentType = "page", ContentVersion = "7", SpaceKey = "DEV", MacroId = "m", MacroHash = "h", OutputType = "display",
        });
    }

    [Fact]
    public void TryParse_FewestClaims_LeavesTheRestEmpty()
    {
        ConnectToken.TryParse(TokenTexts.Hmac("""{"iss":"site","iat":1,"exp":2}"""), out var token).ShouldBeTrue();

        token!.Subject.ShouldBeNull();
        token.QueryHash.ShouldBe("");
        token.Audience.ShouldBeEmpty();
        token.Context.ShouldBe(HostContext.Empty);
    }

    [Theory]
    [InlineData("""{"content":{"id":42,"version":7,"type":""},"macro":{"id":["x"]},"space":"odd"}""")]
    [InlineData("""{"content":{"id":"42","version":"7","type":null},"macro":null}""")]
    public void TryParse_OddlyTypedContext_ReadsWhatIsText(string confluence)
    {
        ConnectToken.TryParse(TokenTexts.Hmac("{" + Required + ",\"context\":{\"confluence\":" + confluence + "}}"), out var token).ShouldBeTrue();

        token!.Context.ShouldBe(new HostContext { ContentId = "42", ContentVersion = "7" });
    }

    [Theory]
    [InlineData("\"aud\":\"one\"", "one")]
    [InlineData("\"aud\":[]", null)]
    public void TryParse_AudienceForms_AreRead(string claim, string? expected)
    {
        ConnectToken.TryParse(TokenTexts.Hmac("{" + Required + "," + claim + "}"), out var token).ShouldBeTrue();

        token!.Audience.ShouldBe(expected is null ? [] : [expected]);
    }

    [Theory]
    [InlineData("""{"iat":1,"exp":2}""")]
    [InlineData("""{"iss":"","iat":1,"exp":2}""")]
    [InlineData("""{"iss":null,"iat":1,"exp":2}""")]
    [InlineData("""{"iss":7,"iat":1,"exp":2}""")]
    [InlineData("""{"iss":"site","exp":2}""")]
    [InlineData("""{"iss":"site","iat":1}""")]
    [InlineData("""{"iss":"site","iat":"1","exp":2}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":null}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":-2}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2.5}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":1e400}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":253402300800}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":9223372036854775807}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":99999999999999999999999999999999999999}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"exp":3}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"\u0065xp":3}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"context":{"a":1,"a":2}}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"qsh":["q"]}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"sub":{}}""")]
    [InlineData("""{"iss":"site","iat":-1,"exp":2}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"nbf":-1}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"nbf":"1"}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"nbf":1.5}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"aud":[1]}""")]
    [InlineData("""{"iss":"site","iat":1,"exp":2,"aud":{}}""")]
    [InlineData("""{"iss":"\ud800","iat":1,"exp":2}""")]
    [InlineData("""[{"iss":"site","iat":1,"exp":2}]""")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"iss":"site","iat":1,"exp":2} {}""")]
    public void TryParse_BadPayload_IsRefused(string payload)
    {
        ConnectToken.TryParse(TokenTexts.Hmac(payload), out var token).ShouldBeFalse();
        token.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"typ":"JWT"}""")]
    [InlineData("""{"alg":null}""")]
    [InlineData("""{"alg":["HS256"]}""")]
    [InlineData("""{"alg":"HS256","alg":"HS256"}""")]
    [InlineData("""{"alg":"HS256","kid":7}""")]
    [InlineData("""{"alg":"HS256","crit":["exp"]}""")]
    [InlineData("[]")]
    public void TryParse_BadHeader_IsRefused(string header) =>
        ConnectToken.TryParse(TokenTexts.Hmac("{" + Required + "}", header), out _).ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.AAAAB")]
    [InlineData("not a token")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.")]
    public void TryParse_Garbage_IsRefused(string? text) => ConnectToken.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("{0}.x")]
    [InlineData(" {0}")]
    [InlineData("{0}\n")]
    [InlineData("{0}=")]
    [InlineData("{0}+")]
    [InlineData("{0}é")]
    public void TryParse_TextAroundAToken_IsRefused(string format) =>
        ConnectToken.TryParse(format.Replace("{0}", TokenTexts.Hmac("{" + Required + "}"), StringComparison.Ordinal), out _).ShouldBeFalse();

    [Theory]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    [InlineData(9216, false)]
    public void TryParse_Length_IsLimitedTo8192(int length, bool accepted)
    {
        var text = OfLength(length);

        text.Length.ShouldBe(length);
        ConnectToken.TryParse(text, out _).ShouldBe(accepted);
    }

    [Fact]
    public void TryParse_DeepPayload_IsRefused() =>
        ConnectToken.TryParse(
            TokenTexts.Hmac("{" + Required + ",\"context\":" + new string('[', 1000) + new string(']', 1000) + "}"), out _).ShouldBeFalse();

    [Fact]
    public void Fingerprint_OtherSignature_IsTheSame()
    {
        var text = TokenTexts.Hmac("{" + Required + "}");
        ConnectToken.TryParse(text, out var token).ShouldBeTrue();
        ConnectToken.TryParse(text[..^1] + (text[^1] == 'A' ? 'B' : 'A'), out var resigned).ShouldBeTrue();
        ConnectToken.TryParse(TokenTexts.Hmac("{" + Required + ",\"sub\":\"x\"}"), out var other).ShouldBeTrue();

        resigned!.Fingerprint().ShouldBe(token!.Fingerprint());
        other!.Fingerprint().ShouldNotBe(token.Fingerprint());
        token.Fingerprint().Length.ShouldBe(64);
    }

    [Fact]
    public void ToString_Token_TellsNothing()
    {
        ConnectToken.TryParse(TokenTexts.Hmac("{" + Required + "}"), out var token).ShouldBeTrue();

        token!.ToString().ShouldBe("ConnectToken");
    }

    // Base64 cannot have every length, so header and payload are padded together.
    static string OfLength(int length) =>
        (from payload in Enumerable.Range(length / 2, length / 3)
         from header in Enumerable.Range(0, 3)
         let text = TokenTexts.Hmac("{" + Required + new string(' ', payload) + "}", """{"alg":"HS256"}""" + new string(' ', header))
         where text.Length == length
         select text).First();
}
