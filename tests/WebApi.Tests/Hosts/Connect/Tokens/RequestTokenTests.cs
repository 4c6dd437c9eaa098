using Microsoft.Extensions.Primitives;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Hosts.Connect.Tokens;

namespace UserMacro.WebApi.Tests.Hosts.Connect.Tokens;

public sealed class RequestTokenTests
{
    [Theory]
    [InlineData("", null, null)]
    [InlineData("a=1&jwt=x", null, "x")]
    [InlineData("a=1", "JWT x", "x")]
    [InlineData("jwt=x", "JWT x", "x")]
    [InlineData("jwt=x", "JWT y", null)]
    [InlineData("jwt=x&jwt=x", null, null)]
    [InlineData("jwt=x&jwt=x", "JWT x", null)]
    [InlineData("JWT=x", null, null)]
    [InlineData("", "Bearer x", null)]
    [InlineData("", "jwt x", null)]
    [InlineData("jwt=x", "Bearer x", null)]
    public void Find_Places_HoldOneTokenTogether(string query, string? authorization, string? expected) =>
        RequestToken.Find(RawQuery.ParsePairs(query), authorization).ShouldBe(expected);

    [Fact]
    public void Find_TwoHeaders_IsNone() => RequestToken.Find([], new StringValues(["JWT x", "JWT x"])).ShouldBeNull();

    [Theory]
    [InlineData("jwt", true)]
    [InlineData("JWT", false)]
    [InlineData("body", false)]
    public void IsIn_Form_TellsWhetherItBringsOne(string name, bool expected) => RequestToken.IsIn([new("a", "1"), new(name, "x")]).ShouldBe(expected);
}
