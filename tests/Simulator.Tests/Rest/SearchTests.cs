using System.Net;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Rest;

/// <summary>Search by CQL: connect-and-forge.md 7.</summary>
public sealed class SearchTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    [Theory]
    [InlineData("/rest/api/search/user?cql=user.fullname~%22arthur%22", 1)]
    [InlineData("/rest/api/search/user?cql=user.fullname~%22nobody%22", 0)]
    public async Task Search_People_ByTheirNames(string path, int expected)
    {
        var (status, json) = await shared.World.AppAsync("GET", path);

        status.ShouldBe(HttpStatusCode.OK);
        json!["results"]!.AsArray().Count.ShouldBe(expected);
    }

    [Theory]
    [InlineData("/rest/api/search?cql=text~%22x%22")]
    [InlineData("/rest/api/search?cql=type=page%20and%20title~x")]
    [InlineData("/rest/api/search/user?cql=user=%22x%22")]
    public async Task Search_CqlThatIsNotKnown_IsRefused(string path) =>
        (await shared.World.AppAsync("GET", path)).Status.ShouldBe(HttpStatusCode.BadRequest);
}
