using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class StftTests
{
    [Fact]
    public void Recorded_frames_are_those_of_scipy()
    {
        foreach (var signal in ReferenceSignals.All())
        {
            var x = signal.Numbers("x");
            var stft = Stft.Of(x, ReferenceSignals.RateHz, 256, 128, paddedEnds: true);
            var density = Stft.Of(x, ReferenceSignals.RateHz, 256, 128, WindowKind.Tukey, StftScale.Density);

            Assert.Equal(signal.Numbers("stft_shape"), new double[] { stft.Bins, stft.Frames });
            Assert.Equal(signal.Numbers("spectrogram_shape"), new double[] { density.Bins, density.Frames });
            Assert.Equal(signal.Numbers("stft_times")[5], stft.FirstSeconds + 5 * stft.HopSeconds, 1e-12);
            foreach (var frame in signal.GetProperty("stft_magnitude_frames_0_5_16").EnumerateObject())
            {
                // scipy leaves the height of both sides apart.
                var oneSided = ReferenceSignals.Numbers(frame.Value).Select((value, k) => k is 0 or 128 ? value : 2 * value);
                ReferenceSignals.Same([.. oneSided], stft.Frame(int.Parse(frame.Name)));
            }

            ReferenceSignals.Same(signal.Numbers("spectrogram_frame_3"), density.Frame(3));
        }
    }

    [Fact]
    public void Mean_of_the_frames_is_welchs_density()
    {
        var x = Waves.Noise(2048);
        var stft = Stft.Of(x, 1000, 256, 128, scale: StftScale.Density);

        var mean = new double[stft.Bins];
        for (var frame = 0; frame < stft.Frames; frame++)
        {
            for (var k = 0; k < stft.Bins; k++)
                mean[k] += stft.Frame(frame)[k] / stft.Frames;
        }

        ReferenceSignals.Same(WelchSpectrum.Of(x, 1000, 256).Psd, mean);
        Assert.Equal(0.128, stft.FirstSeconds, 1e-12);
    }

    [Fact]
    public void Tone_stands_in_the_frames_that_hold_it()
    {
        var x = Waves.Of(4096, 4096, t => t < 0.5 ? 2 * Math.Cos(2 * Math.PI * 512 * t) : 0.5 * Math.Cos(2 * Math.PI * 1024 * t));

        var stft = Stft.Of(x, 4096, 256, 256);

        Assert.Equal(2, stft.Frame(2)[32], 1e-9);
        Assert.Equal(0, stft.Frame(2)[64], 1e-9);
        Assert.Equal(0.5, stft.Frame(12)[64], 1e-9);
    }

    [Fact]
    public void Long_segments_part_a_whirl_from_half_the_speed()
    {
        var x = Waves.Tone(102_400, 20_480, 27).Plus(Waves.Tone(102_400, 20_480, 30));

        var stft = Stft.Of(x, 20_480, Stft.LongestSegment, 16_384);

        var frame = stft.Frame(1).ToArray();
        Assert.True(frame[43] > 2 * frame[45] && frame[48] > 2 * frame[46]);
        Assert.Throws<ArgumentException>(() => Stft.Of(x, 20_480, 65_536, 16_384));
    }
}
