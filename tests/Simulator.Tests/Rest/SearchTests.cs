using System.Net;
using UserMacro.Simulator.Tests.Apps;

namespace UserMacro.Simulator.Tests.Rest;

/// <summary>Search by CQL: docs/reference/confluence-rest.md#requests.</summary>
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

    [Fact]
    public async Task Search_Macros_GivesThePagesThatHoldThemAndTheWayToMore()
    {
        var world = shared.World;
        for (var i = 0; i < 3; i++)
        {
            world.Publish("<ac:structured-macro ac:name=\"sought\" /><p>x</p>");
        }

        const string Cql = "type%20in%20(page%2C%20blogpost)%20and%20macro%20";

        var (_, first) = await world.AppAsync("GET", $"/rest/api/search?cql={Cql}%3D%20%22sought%22&limit=2");
        var (_, rest) = await world.AppAsync("GET", first!["_links"]!["next"]!.GetValue<string>());
        var (_, either) = await world.AppAsync("GET", $"/rest/api/search?cql={Cql}in%20(%22no-such%22%2C%20%22sought%22)&limit=50");

        first["results"]!.AsArray().Count.ShouldBe(2);
        rest!["results"]!.AsArray().Count.ShouldBe(1);
        rest["_links"]!["next"].ShouldBeNull();
        either!["results"]!.AsArray().Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("type%3Dpage")]
    [InlineData("type%20in%20(page%2C%20blogpost)")]
    public async Task Search_Pages_ByTheirTitles(string kind)
    {
        var (status, json) = await shared.World.AppAsync("GET", $"/rest/api/search?cql={kind}%20and%20title~%22no%20such%20title%22");

        status.ShouldBe(HttpStatusCode.OK);
        json!["results"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/rest/api/search?cql=text~%22x%22")]
    [InlineData("/rest/api/search?cql=type=page%20and%20title~x")]
    [InlineData("/rest/api/search?cql=type%20in%20(page)%20and%20title~x")]
    [InlineData("/rest/api/search/user?cql=user=%22x%22")]
    public async Task Search_CqlThatIsNotKnown_IsRefused(string path) =>
        (await shared.World.AppAsync("GET", path)).Status.ShouldBe(HttpStatusCode.BadRequest);
}
