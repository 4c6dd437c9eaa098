using System.Net;
using System.Text.Json.Nodes;

namespace UserMacro.WebApi.Tests.Hosting;

static class AnswerExtensions
{
    public static Task<string> TextAsync(this HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) => JsonNode.Parse(await answer.TextAsync())!;

    /// <summary>A bare 401: no word about the reason.</summary>
    public static async Task ShouldBeBare401Async(this HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.TextAsync()).ShouldBeEmpty();
    }

    /// <summary>A problem of this kind; gives the document.</summary>
    public static async Task<JsonNode> ShouldBeProblemAsync(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.TextAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        problem["type"]!.GetValue<string>().ShouldEndWith($"/{code}");
        problem["status"]!.GetValue<int>().ShouldBe(status);
        return problem;
    }
}
