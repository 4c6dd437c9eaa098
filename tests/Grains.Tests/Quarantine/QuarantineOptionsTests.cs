using UserMacro.Grains.Quarantine;

namespace UserMacro.Grains.Tests.Quarantine;

public sealed class QuarantineOptionsTests
{
    [Theory]
    [InlineData("00:01:00", "01:00:00", "")]
    [InlineData("00:00:00", "00:00:01", "")]
    [InlineData("01:00:00", "01:00:00", "")]
    [InlineData("-00:00:01", "01:00:00", "Quarantine:FirstTrialAfter is -00:00:01; it must be 00:00:00 to NextTrialAfter, 01:00:00.")]
    [InlineData("01:00:01", "01:00:00", "Quarantine:FirstTrialAfter is 01:00:01; it must be 00:00:00 to NextTrialAfter, 01:00:00.")]
    [InlineData("00:00:00", "00:00:00", "Quarantine:NextTrialAfter is 00:00:00; it must be 00:00:01 to 1.00:00:00.")]
    [InlineData("00:00:00", "1.00:00:01", "Quarantine:NextTrialAfter is 1.00:00:01; it must be 00:00:01 to 1.00:00:00.")]
    public void Validate_Times_NamesTheSettingItsValueAndItsLimits(string first, string next, string fault)
    {
        var options = new QuarantineOptions { FirstTrialAfter = Parse(first), NextTrialAfter = Parse(next) };

        (new QuarantineOptionsValidator().Validate(name: null, options).FailureMessage ?? "").ShouldBe(fault);
    }

    static TimeSpan Parse(string text) => TimeSpan.ParseExact(text, "c", System.Globalization.CultureInfo.InvariantCulture);
}
