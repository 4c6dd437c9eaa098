using Orleans.DynamoDB.Persistence.Records;

namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Records;

public sealed class RecordETagTests
{
    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(int.MaxValue, 0, "2147483647")]
    [InlineData(17, 9, "17/9")]
    public void Parse_WhatWasWritten_TheSame(int number, int parts, string text)
    {
        var etag = new RecordETag(number, parts);

        etag.ToString().ShouldBe(text);
        RecordETag.Parse(text).ShouldBe(etag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("1,000")]
    [InlineData("2147483648")]
    [InlineData("1/")]
    [InlineData("/1")]
    [InlineData("1/0")]
    [InlineData("1/33")]
    [InlineData("1/-1")]
    [InlineData("1/1/1")]
    [InlineData("1/99999999999999999999")]
    public void Parse_AnythingElse_Null(string text) => RecordETag.Parse(text).ShouldBeNull();

    [Fact]
    public void NextNumber_OfTheLast_BeginsAgainAtZero()
    {
        new RecordETag(41, 3).NextNumber().ShouldBe(42);
        new RecordETag(int.MaxValue, 0).NextNumber().ShouldBe(0);
    }

    [Fact]
    public void FirstNumber_ManyTimes_HardlyEverTheSame() =>
        Enumerable.Range(0, 100).Select(_ => RecordETag.FirstNumber()).ShouldBeUnique();
}
