using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Hosts.Connect.Tokens;

namespace UserMacro.WebApi.Tests.Hosts.Connect.Tokens;

public sealed class SignedInputTests
{
    [Fact]
    public async Task WithFormAsync_AsManyFieldsAsAFormMayHave_HashesThemAll()
    {
        var context = Post(Limits.FormFields);

        var signed = await SignedInput.From(context).WithFormAsync(context);

        signed.Request.Form!.Count.ShouldBe(Limits.FormFields);
        signed.Request.Form.ShouldAllBe(field => field.Key == "a" && field.Value == "b");
    }

    [Fact]
    public async Task WithFormAsync_OneFieldMore_IsRefusedWithTheLimit()
    {
        var context = Post(Limits.FormFields + 1);

        (await Should.ThrowAsync<OversizedBodyException>(SignedInput.From(context).WithFormAsync(context))).Message.ShouldContain("fields");
    }

    static DefaultHttpContext Post(int fields)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/connect/static/box";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Repeat("a=b", fields))));
        return context;
    }
}
