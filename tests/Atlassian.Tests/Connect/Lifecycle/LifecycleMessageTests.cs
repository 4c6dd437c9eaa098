using System.Text;
using UserMacro.Atlassian.Connect.Lifecycle;

namespace UserMacro.Atlassian.Tests.Connect.Lifecycle;

public class LifecycleMessageTests
{
    const string Required = "\"key\":\"app\",\"clientKey\":\"site\",\"baseUrl\":\"https://s.atlassian.net/wiki\"";

    [Fact]
    public void TryParse_Installed_GivesItsFields()
    {
        var parsed = TryParse("{" + Required + """
            ,"eventType":"installed","sharedSecret":"s","displayUrl":"https://wiki.example.com","productType":"confluence",
            "installationId":"ari:cloud:ecosystem::installation/1","accountId":"account","publicKey":"old","serverVersion":6452,"new":{"x":[1]}}
            """, out var message);

        parsed.ShouldBeTrue();
        message.ShouldBe(new LifecycleMessage
        {
            Key = "app", ClientKey = "site", BaseUrl = "https://s.atlassian.net/wiki", EventType = LifecycleEvents.Installed, SharedSecret = "s",
            DisplayUrl = "https://wiki.example.com", ProductType = "confluence", InstallationId = "ari:cloud:ecosystem::installation/1", AccountId = "account",
        });
    }

    [Theory]
    [InlineData("uninstalled")]
    [InlineData("enabled")]
    [InlineData("disabled")]
    public void TryParse_OtherEventWithoutSecret_IsRead(string eventType)
    {
        TryParse("{" + Required + ",\"eventType\":\"" + eventType + "\"}", out var message).ShouldBeTrue();
        message!.EventType.ShouldBe(eventType);
        message.SharedSecret.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("{" + Required + "}")]
    [InlineData("{" + Required + ",\"eventType\":null}")]
    [InlineData("{" + Required + ",\"eventType\":\"\"}")]
    [InlineData("{" + Required + ",\"eventType\":\"enabled\"")]
    [InlineData("{" + Required + ",\"eventType\":\"enabled\"}}")]
    [InlineData("{" + Required + ",\"eventType\":\"installed\"}")]
    [InlineData("{" + Required + ",\"eventType\":\"installed\",\"sharedSecret\":\"\"}")]
    [InlineData("{" + Required + ",\"eventType\":\"installed\",\"sharedSecret\":7}")]
    [InlineData("{" + Required + ",\"eventType\":\"enabled\",\"clientKey\":\"other\"}")]
    [InlineData("""{"key":"app","clientKey":"","baseUrl":"b","eventType":"enabled"}""")]
    [InlineData("""{"key":"app","clientKey":{},"baseUrl":"b","eventType":"enabled"}""")]
    [InlineData("""{"key":"","clientKey":"c","baseUrl":"b","eventType":"enabled"}""")]
    [InlineData("""{"key":"app","clientKey":"c","baseUrl":"","eventType":"enabled"}""")]
    [InlineData("""{"key":"app","clientKey":"\ud800","baseUrl":"b","eventType":"enabled"}""")]
    public void TryParse_BadBody_IsRefused(string json)
    {
        TryParse(json, out var message).ShouldBeFalse();
        message.ShouldBeNull();
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void TryParse_ClientKeyLength_IsLimited(int length, bool accepted) =>
        TryParse("{\"key\":\"app\",\"baseUrl\":\"b\",\"eventType\":\"enabled\",\"clientKey\":\"" + new string('c', length) + "\"}", out _).ShouldBe(accepted);

    [Fact]
    public void TryParse_InvalidUtf8_IsRefused() =>
        LifecycleMessage.TryParse(
            [.. "{\"key\":\""u8, 0xFF, .. "\",\"clientKey\":\"c\",\"baseUrl\":\"b\",\"eventType\":\"enabled\"}"u8], out _).ShouldBeFalse();

    [Fact]
    public void ToJson_Message_IsReadBack()
    {
        var message = new LifecycleMessage { Key = "app", ClientKey = "site", BaseUrl = "b", EventType = "installed", SharedSecret = "s" };

        LifecycleMessage.TryParse(message.ToJson(), out var read).ShouldBeTrue();
        read.ShouldBe(message);
    }

    [Fact]
    public void ToString_Message_HidesTheSecret() =>
        new LifecycleMessage { Key = "app", ClientKey = "site", BaseUrl = "b", EventType = "installed", SharedSecret = "hidden" }
            .ToString().ShouldBe("LifecycleMessage { EventType = installed }");

    static bool TryParse(string json, out LifecycleMessage? message) => LifecycleMessage.TryParse(Encoding.UTF8.GetBytes(json), out message);
}
