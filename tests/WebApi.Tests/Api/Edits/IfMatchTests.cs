using Microsoft.AspNetCore.Http;
using UserMacro.WebApi.Api.Edits;

namespace UserMacro.WebApi.Tests.Api.Edits;

public sealed class IfMatchTests
{
    [Theory]
    [InlineData("\"3\"", 3)]
    [InlineData("\"2147483647\"", 2147483647)]
    [InlineData("\"2147483648\"", null)]
    [InlineData("3", null)]
    [InlineData("x3\"", null)]
    [InlineData("\"3x", null)]
    [InlineData("\"\"", null)]
    [InlineData("\" 3\"", null)]
    [InlineData("\"+3\"", null)]
    [InlineData("\"-3\"", null)]
    [InlineData("W/\"3\"", null)]
    [InlineData("\"3\", \"4\"", null)]
    [InlineData("*", null)]
    public async Task BindAsync_Header_NamesADraftOrNone(string header, int? expected)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.IfMatch = header;

        (await IfMatch.BindAsync(context)).ShouldBe(new IfMatch(expected, IsPresent: true));
    }

    [Fact]
    public async Task BindAsync_NoHeader_IsNotPresent() =>
        (await IfMatch.BindAsync(new DefaultHttpContext())).ShouldBe(new IfMatch(Draft: null, IsPresent: false));
}
