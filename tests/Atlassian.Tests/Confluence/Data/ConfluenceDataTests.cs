using UserMacro.Atlassian.Confluence.Data;

namespace UserMacro.Atlassian.Tests.Confluence.Data;

public sealed class ConfluenceDataTests
{
    static readonly DataScope Place = new("17", "page", "DOC", "u1", "https://s.atlassian.net/wiki");

    [Theory]
    [InlineData("page", "/api/v2/pages/17")]
    [InlineData("page.labels", "/api/v2/pages/17/labels?limit=250")]
    [InlineData("page.children", "/api/v2/pages/17/direct-children?limit=250")]
    [InlineData("page.ancestors", "/api/v2/pages/17/ancestors?limit=250")]
    [InlineData("space", "/api/v2/spaces?keys=DOC")]
    [InlineData("user", "/rest/api/user/current")]
    [InlineData("user.groups", "/rest/api/user/memberof?accountId=u1&limit=200")]
    [InlineData("person 557058:a-b_c", "/rest/api/user?accountId=557058%3Aa-b_c")]
    public void Find_NotAskedYet_NamesTheAddress(string name, string address) =>
        ConfluenceData.Find(name, Place, Answers()).ShouldBeOfType<DataStep.Ask>().Address.ShouldBe(address);

    [Theory]
    [InlineData("page", "/api/v2/pages/17",
        """{"id":"17","createdAt":"2026-01-02T03:04:05Z","authorId":"u7","version":{"number":3,"createdAt":"2026-02-03T00:00:00Z"}}""",
            """{"created":"2026-01-02T03:04:05Z","updated":"2026-02-03T00:00:00Z","author_id":"u7","updater_id":null}""")]
    [InlineData("page", "/api/v2/pages/17", """{"authorId":"u7","version":{"authorId":"u8"}}""",
        """{"created":null,"updated":null,"author_id":"u7","updater_id":"u8"}""")]
    [InlineData("person u8", "/rest/api/user?accountId=u8", """{"accountId":"u8","displayName":"Dora"}""", """{"name":"Dora"}""")]
    [InlineData("page.labels",
        "/api/v2/pages/17/labels?limit=250", """{"results":[{"name":"a","prefix":"global"},{"name":"b"},{"id":3},7]}""", """["a","b"]""")]
    [InlineData("page.children",
        "/api/v2/pages/17/direct-children?limit=250", """{"results":[{"id":18,"title":"One","status":"current"}]}""", """[{"id":"18","title":"One"}]""")]
    [InlineData("page.attachments", "/api/v2/pages/17/attachments?limit=250",
        """{"results":[{"id":"att1","title":"a.pdf","mediaType":"application/pdf","fileSize":12,"downloadLink":"/download/a"},{"id":"att2","downloadLink":"https://evil.example/"}]}""", """[{"id":"att1","title":"a.pdf","media_type":"application/pdf","size":12,"url":"https://s.atlassian.net/wiki/download/a"},{"id":"att2","title":null,"media_type":null,"size":null,"url":""}]""")]
    [InlineData("page.properties", "/api/v2/pages/17/properties?limit=250",
        """{"results":[{"key":"owner","value":{"name":"Ada"}},{"key":"n","value":null}]}""", """{"owner":{"name":"Ada"},"n":null}""")]
    [InlineData("space", "/api/v2/spaces?keys=DOC", """{"results":[{"id":"5","key":"DOC","name":"Docs","homepageId":"16"}]}""",
        """{"id":"5","name":"Docs","homepage_id":"16"}""")]
    [InlineData("user", "/rest/api/user/current", """{"displayName":"Ada"}""", """{"name":"Ada"}""")]
    [InlineData("user.groups", "/rest/api/user/memberof?accountId=u1&limit=200", """{"results":[{"type":"group","name":"staff"}]}""", """["staff"]""")]
    public void Find_Answered_HasTheShapeThatMacrosKnow(string name, string address, string answer, string expected) =>
        ConfluenceData.Find(name, Place, Answers((address, answer))).ShouldBeOfType<DataStep.Known>().Json.ShouldBe(expected);

    [Fact]
    public void Find_Ancestors_AsksForTheirTitlesAndKeepsTheirOrder()
    {
        var first =
            ("/api/v2/pages/17/ancestors?limit=250",
                """{"results":[{"id":"2","type":"page"},{"id":"9","type":"folder"},{"id":"3","type":"page"},{"id":"../x","type":"page"}]}""");

        ConfluenceData.Find("page.ancestors", Place, Answers(first)).ShouldBeOfType<DataStep.Ask>().Address.ShouldBe("/api/v2/pages?id=2,3&limit=250");
        ConfluenceData.Find(
            "page.ancestors", Place, Answers(first, ("/api/v2/pages?id=2,3&limit=250", """{"results":[{"id":"3","title":"Near"},{"id":"2","title":"Far"}]}""")))
            .ShouldBeOfType<DataStep.Known>().Json.ShouldBe("""[{"id":"2","title":"Far"},{"id":"3","title":"Near"}]""");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"results":[],"results":[]}""")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}")]
    public void Find_RefusedOrGarbage_IsNothing(string? answer)
    {
        ConfluenceData.Find("page.labels", Place, Answers(("/api/v2/pages/17/labels?limit=250", answer))).ShouldBe(DataStep.Known.Nothing);
        ConfluenceData.Find("page.ancestors", Place, Answers(("/api/v2/pages/17/ancestors?limit=250", answer))).ShouldBe(new DataStep.Known("[]"));
    }

    [Theory]
    [InlineData("", "page")]
    [InlineData("1/../2", "page")]
    [InlineData("17", "whiteboard")]
    public void Find_PageThatIsNone_AsksNothing(string id, string type) =>
        ConfluenceData.Find("page.labels", Place with { ContentId = id, ContentType = type }, Answers()).ShouldBe(DataStep.Known.Nothing);

    [Fact]
    public void Find_BlogPost_HasLabelsButStandsInNoTree()
    {
        var post = Place with { ContentType = "blogpost" };
        ConfluenceData.Find("page.labels", post, Answers()).ShouldBeOfType<DataStep.Ask>().Address.ShouldBe("/api/v2/blogposts/17/labels?limit=250");
        ConfluenceData.Find("page.children", post, Answers()).ShouldBe(DataStep.Known.Nothing);
        ConfluenceData.Find("page.ancestors", post, Answers()).ShouldBe(DataStep.Known.Nothing);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("user.groups")]
    public void Find_AnonymousViewer_HasNone(string name) =>
        ConfluenceData.Find(name, Place with { AccountId = null }, Answers()).ShouldBe(DataStep.Known.Nothing);

    [Fact]
    public void Find_UnknownName_IsNothing() => ConfluenceData.Find("page.secrets", Place, Answers()).ShouldBe(DataStep.Known.Nothing);

    [Theory]
    [InlineData("person ")]
    [InlineData("person a b")]
    [InlineData("person u8&expand=operations")]
    [InlineData("person ../current")]
    public void Find_PersonWithoutAnAccountId_IsNothing(string name) =>
        ConfluenceData.Find(name, Place, Answers()).ShouldBe(DataStep.Known.Nothing);

    static DataAnswers Answers(params (string Address, string? Text)[] answers) =>
        new(answers.ToDictionary(pair => pair.Address, pair => pair.Text, StringComparer.Ordinal));
}
